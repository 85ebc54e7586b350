import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DataLayout, layoutData } from '../../../config/data-layout.ts';
import { openCatalog } from '../../../storage/catalog/open-catalog.ts';
import { WEB_NODE_FLAGS, WEB_THREADS } from '../../processes/web-runtime.ts';
import { findFreePort } from '../bench-server.ts';
import { createUpload, type TusTarget } from './tus-target.ts';
import type { StartServer } from './with-servers.ts';

const INGEST = fileURLToPath(new URL('../../../ingest/main.ts', import.meta.url));
/** A bench sends from one account of one school, what a deadline brings from a thousand. */
const NO_LIMIT = '100000';

/** Our ingest as it is run: a process of its own, with its Redis, every acknowledged byte on disk. */
export async function startYouke(
  scratch: string,
  start: StartServer,
): Promise<TusTarget & Readonly<{ layout: DataLayout }>> {
  const dataDir = join(scratch, 'youke');
  await mkdir(dataDir);
  const layout = layoutData(dataDir);
  const token = await openAccount(layout.catalogFile);
  const redisPort = await findFreePort();
  const redis = ['redis-server', '--bind', '127.0.0.1', '--port', String(redisPort)];
  await start([...redis, '--save', '', '--dir', dataDir], redisPort);
  const port = await findFreePort();
  const server = await start([process.execPath, ...WEB_NODE_FLAGS, INGEST], port, {
    UV_THREADPOOL_SIZE: String(WEB_THREADS),
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    // Digests follow as soon as nothing arrives, so that what they cost is seen, too.
    YOUKE_RECONCILE_SECONDS: '1',
    YOUKE_MAX_OPEN_UPLOADS: NO_LIMIT,
    YOUKE_MAX_OPEN_UPLOADS_PER_SCHOOL: NO_LIMIT,
    YOUKE_MAX_OPEN_UPLOADS_PER_ACCOUNT: NO_LIMIT,
  });
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  return {
    server,
    layout,
    headers,
    create: (connection, sizeBytes) => createUpload(connection, '/uploads', sizeBytes, headers),
    async remove(connection, { lessonId }) {
      const path = `/api/lessons/${lessonId}`;
      await connection.ask({ method: 'DELETE', path, headers, status: 204 });
    },
  };
}

async function openAccount(catalogFile: string): Promise<string> {
  const catalog = await openCatalog({ file: catalogFile });
  try {
    const account = await catalog.accounts.create({
      username: 'bench',
      displayName: 'bench',
      role: 'admin',
      region: 'CN',
      password: 'only for this bench',
    });
    return (await catalog.sessions.open(account.id, 3600)).token;
  } finally {
    await catalog.close();
  }
}
