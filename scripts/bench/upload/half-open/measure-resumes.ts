import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { cpuSeconds } from '../../cpu-seconds.ts';
import { openConnection } from '../connection.ts';
import type { CreatedUpload, TusTarget } from '../tus-target.ts';
import { VIDEO_HEAD } from '../video-head.ts';
import { waitUntilQuiet } from '../wait-until-quiet.ts';
import { resumeUpload } from './resume-upload.ts';
import { openSilentPatch } from './silent-patch.ts';

/** Of several resumes, each against a connection that has gone silent. */
export type Resumed = Readonly<{ worstMilliseconds: number; meanCpuMilliseconds: number }>;

const UPLOAD_BYTES = 8 * 1024 * 1024;
const PIECE_BYTES = 256 * 1024;
/** Time for a server to have read what came and to wait for more. */
const QUIET_SECONDS = 0.3;
/** Less CPU time than the clock can tell counts as one tick of it. */
const TICK_SECONDS = 0.01;

/** One after the other: CPU time comes in hundredths of a second, so it is taken over all of them. */
export async function measureResumes(
  target: TusTarget,
  times: number,
  signal: AbortSignal,
): Promise<Resumed> {
  const [beginning, more] = [randomBytes(PIECE_BYTES), randomBytes(PIECE_BYTES)];
  VIDEO_HEAD.copy(beginning);
  const { pid, port } = target.server;
  const connection = openConnection(port, signal);
  const uploads: CreatedUpload[] = [];
  const silent: Socket[] = [];
  try {
    while (uploads.length < times) {
      const upload = await target.create(connection, UPLOAD_BYTES);
      uploads.push(upload);
      silent.push(await openSilentPatch(target, upload.path, UPLOAD_BYTES, beginning));
    }
    await waitUntilQuiet(pid, QUIET_SECONDS, signal);
    const cpuBefore = cpuSeconds(pid);
    let worstMilliseconds = 0;
    for (const upload of uploads) {
      const milliseconds = await resumeUpload(target, upload, more, signal);
      worstMilliseconds = Math.max(worstMilliseconds, milliseconds);
    }
    const cpu = Math.max(cpuSeconds(pid) - cpuBefore, TICK_SECONDS);
    return { worstMilliseconds, meanCpuMilliseconds: (cpu / times) * 1000 };
  } finally {
    for (const socket of silent) socket.destroy();
    connection.close();
    await removeAll(target, uploads, signal);
  }
}

async function removeAll(
  target: TusTarget,
  uploads: readonly CreatedUpload[],
  signal: AbortSignal,
): Promise<void> {
  const connection = openConnection(target.server.port, signal);
  try {
    for (const upload of uploads) await target.remove(connection, upload);
  } finally {
    connection.close();
  }
}
