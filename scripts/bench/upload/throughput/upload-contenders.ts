import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../../bench-server.ts';
import type { Connection } from '../connection.ts';
import { startTusServer } from '../start-tus-server.ts';
import { startYouke } from '../start-youke.ts';
import type { TusTarget } from '../tus-target.ts';
import type { StartServer } from '../with-servers.ts';
import { type Chunk, checkedChunks, sendUpload, wholeBody } from './send-upload.ts';
import type { UploadBody } from './upload-body.ts';

/** Takes away what was stored. */
export type Remove = (connection: Connection) => Promise<void>;

/** A way to upload. */
export type UploadContender = Readonly<{
  name: string;
  pid: number;
  port: number;
  /** Costly preparation, before anything is measured; then the sending itself. */
  prepare(body: UploadBody): (connection: Connection) => Promise<Remove>;
}>;

export const OURS = 'youke';
export const OURS_CHECKED = 'youke-sha256';
export const TUS_SERVER = 'tus-server';
export const PIPELINE = 'pipeline';

/** All of them on the same disk. */
export async function startContenders(
  scratch: string,
  start: StartServer,
): Promise<readonly UploadContender[]> {
  const ours = await startYouke(scratch, start);
  return [
    tusContender(OURS, ours, wholeBody),
    tusContender(OURS_CHECKED, ours, checkedChunks),
    tusContender(TUS_SERVER, await startTusServer(scratch, start), wholeBody),
    await startPipeline(scratch, start),
  ];
}

function tusContender(
  name: string,
  target: TusTarget,
  split: (body: UploadBody) => readonly Chunk[],
): UploadContender {
  const { pid, port } = target.server;
  return {
    name,
    pid,
    port,
    prepare(body) {
      const chunks = split(body);
      return async (connection) => {
        const upload = await sendUpload(target, connection, chunks);
        return (later) => target.remove(later, upload);
      };
    },
  };
}

async function startPipeline(scratch: string, start: StartServer): Promise<UploadContender> {
  const folder = join(scratch, PIPELINE);
  await mkdir(folder);
  const port = await findFreePort();
  const program = fileURLToPath(new URL('./plain-upload-server.ts', import.meta.url));
  const { pid } = await start([process.execPath, program, folder, String(port)], port);
  return {
    name: PIPELINE,
    pid,
    port,
    prepare: (body) => async (connection) => {
      const file = randomUUID();
      const { pieces, sizeBytes } = body;
      await connection.ask({
        method: 'PUT',
        path: `/${file}`,
        body: pieces,
        sizeBytes,
        status: 204,
      });
      return () => rm(join(folder, file));
    },
  };
}
