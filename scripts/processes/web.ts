import { layoutData } from '../../config/data-layout.ts';
import { closeServer } from '../../config/http/close-server.ts';
import { createHttpServer } from '../../config/http/create-http-server.ts';
import { createLog } from '../../config/http/create-log.ts';
import { BODY_PATIENCE } from '../../config/http/watch-bodies.ts';
import { loadRegionTree } from '../../config/regions/load-region-tree.ts';
import { readRoleSettings } from '../../config/role-settings.ts';
import { ingest } from '../../ingest/ingest.ts';
import { loadMediaKey } from '../../player/delivery/media-key.ts';
import { player } from '../../player/player.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import { createBullmqLessonQueue } from '../../storage/queue/bullmq-lesson-queue.ts';

/** Ingest and player as two plugins on one port, until SIGTERM or SIGINT. */
const settings = readRoleSettings(process.env);
const layout = layoutData(settings.dataDir);
const log = createLog({ level: settings.logLevel, role: 'web' });

const [catalog, media, mediaKey] = await Promise.all([
  openCatalog({ file: layout.catalogFile }),
  createDiskMediaStore({ root: layout.mediaDir }),
  loadMediaKey(layout.mediaKeyFile),
]);
const queue = createBullmqLessonQueue({ redis: settings.redis, log });
const regions = loadRegionTree({ schoolsFile: settings.schoolsFile });

const server = await createHttpServer({
  log,
  trustProxy: settings.trustProxy,
  authenticate: (token) => catalog.sessions.resolve(token),
  bodyPatience: { ...BODY_PATIENCE, idleSeconds: settings.uploads.idleSeconds },
});
await server.register(ingest, { settings, layout, catalog, media, queue, regions, log });
await server.register(player, { catalog, media, mediaKey, log });
await server.listen({ host: settings.host, port: settings.port });

const stop = async (): Promise<void> => {
  await closeServer(server);
  await queue.close();
  await catalog.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
