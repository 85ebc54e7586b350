import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DataLayout, layoutData } from '../../config/data-layout.ts';
import { closeServer } from '../../config/http/close-server.ts';
import { createHttpServer } from '../../config/http/create-http-server.ts';
import { createLog } from '../../config/http/create-log.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { BODY_PATIENCE } from '../../config/http/watch-bodies.ts';
import { loadRegionTree } from '../../config/regions/load-region-tree.ts';
import { parseSettings } from '../../config/settings.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Role } from '../../storage/catalog/account.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { createBullmqLessonQueue } from '../../storage/queue/bullmq-lesson-queue.ts';
import type { LessonQueue } from '../../storage/queue/lesson-queue.ts';
import type { RedisAddress } from '../../storage/queue/redis-connection.ts';

export const PASSWORD = 'correct horse';
const regions = loadRegionTree({ schoolsFile: null });

/** An ingest of this test's own: real HTTP, disk, SQLite and Redis. */
export type TestIngest = Readonly<{
  url: string;
  server: HttpServer;
  catalog: Catalog;
  media: MediaStore;
  queue: LessonQueue;
  layout: DataLayout;
  /** Makes an account and signs it in; gives its bearer token. */
  signIn(username: string, role: Role, region: string): Promise<string>;
  /** Stops the process's part; its data stays for `reopen`. */
  stop(): Promise<void>;
  close(): Promise<void>;
}>;

export type IngestOptions = Readonly<{
  redis: RedisAddress;
  dataDir?: string;
  env?: Readonly<Record<string, string>>;
}>;

export async function startIngest(options: IngestOptions): Promise<TestIngest> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'youke-ingest-')));
  const settings = parseSettings({ DATA_DIR: dataDir, ...options.env });
  const layout = layoutData(dataDir);
  const log = createLog({ level: 'silent', role: 'test' });
  const catalog = await openCatalog({ file: layout.catalogFile });
  const media = await createDiskMediaStore({ root: layout.mediaDir });
  const queue = createBullmqLessonQueue({ redis: options.redis });
  const server = await createHttpServer({
    log,
    trustProxy: settings.trustProxy,
    authenticate: (token) => catalog.sessions.resolve(token),
    bodyPatience: { ...BODY_PATIENCE, idleSeconds: settings.uploads.idleSeconds },
  });
  await server.register(ingest, { settings, layout, catalog, media, queue, regions, log });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;

  const stop = async () => {
    await closeServer(server);
    await queue.close();
    await catalog.close();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    server,
    catalog,
    media,
    queue,
    layout,
    async signIn(username, role, region) {
      const account = { username, displayName: username, role, region, password: PASSWORD };
      const { id } = await catalog.accounts.create(account);
      return (await catalog.sessions.open(id, 3600)).token;
    },
    stop,
    async close() {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Resolves with the first value that is not null, asked for again and again. */
export async function eventually<T>(ask: () => Promise<T | null>): Promise<T> {
  for (;;) {
    const value = await ask();
    if (value !== null) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
