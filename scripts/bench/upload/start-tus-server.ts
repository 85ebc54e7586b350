import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../bench-server.ts';
import { createUpload, type TusTarget } from './tus-target.ts';
import type { StartServer } from './with-servers.ts';

const PEER = fileURLToPath(new URL('./tus-server-peer.ts', import.meta.url));

/** @tus/server, storing in a folder of its own. */
export async function startTusServer(scratch: string, start: StartServer): Promise<TusTarget> {
  const folder = join(scratch, 'tus-server');
  await mkdir(folder);
  const port = await findFreePort();
  const server = await start([process.execPath, PEER, folder, String(port)], port);
  const headers = { 'tus-resumable': '1.0.0' };
  return {
    server,
    headers,
    create: (connection, sizeBytes) => createUpload(connection, '/uploads', sizeBytes, headers),
    async remove(connection, { path }) {
      await connection.ask({ method: 'DELETE', path, headers, status: 204 });
    },
  };
}
