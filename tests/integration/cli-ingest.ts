import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { layoutData } from '../../config/data-layout.ts';
import { createHttpServer } from '../../config/http/create-http-server.ts';
import { loadRegionTree } from '../../config/regions/load-region-tree.ts';
import { parseSettings } from '../../config/settings.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { createBullmqLessonQueue } from '../../storage/queue/bullmq-lesson-queue.ts';
import { startRedis } from '../fixtures/start-redis.ts';

export type CliIngest = Readonly<{
  port: number;
  folder: string;
  catalog: Catalog;
  media: MediaStore;
  /** Stops answering, then answers again on the same port, from what is on the disk. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
}>;

/** Ingest over real HTTP, on a real catalog, media folder and Redis. */
export async function openCliIngest(
  options: Readonly<{ maxUploadBytes: number }>,
): Promise<CliIngest> {
  const folder = await mkdtemp(join(tmpdir(), 'youke-upload-'));
  const dataDir = join(folder, 'data');
  const limit = String(options.maxUploadBytes);
  const settings = parseSettings({ DATA_DIR: dataDir, YOUKE_MAX_UPLOAD_BYTES: limit });
  const layout = layoutData(dataDir);
  const log = pino({ level: 'silent' });
  const redis = await startRedis();
  const catalog = await openCatalog({ file: layout.catalogFile });
  const media = await createDiskMediaStore({ root: layout.mediaDir });
  const queue = createBullmqLessonQueue({ redis: redis.address, log });
  const regions = loadRegionTree({ schoolsFile: null });
  const listen = async (port: number) => {
    const http = await createHttpServer({
      log,
      trustProxy: false,
      authenticate: (token) => catalog.sessions.resolve(token),
    });
    await http.register(ingest, { settings, layout, catalog, media, queue, regions, log });
    await http.listen({ host: '127.0.0.1', port });
    return http;
  };
  let server = await listen(0);
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    folder,
    catalog,
    media,
    async restart() {
      await server.close();
      server = await listen(port);
    },
    async close() {
      await server.close();
      await queue.close();
      await catalog.close();
      await redis.close();
      await rm(folder, { recursive: true });
    },
  };
}
