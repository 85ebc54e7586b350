import { layoutData } from '../config/data-layout.ts';
import { closeServer } from '../config/http/close-server.ts';
import { createHttpServer } from '../config/http/create-http-server.ts';
import { createLog } from '../config/http/create-log.ts';
import { BODY_PATIENCE } from '../config/http/watch-bodies.ts';
import { loadRegionTree } from '../config/regions/load-region-tree.ts';
import { readRoleSettings } from '../config/role-settings.ts';
import { openCatalog } from '../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../storage/media/disk-media-store.ts';
import { createBullmqLessonQueue } from '../storage/queue/bullmq-lesson-queue.ts';
import { ingest } from './ingest.ts';

/** The ingest role as a process of its own. */
const settings = readRoleSettings(process.env);
const log = createLog({ level: settings.logLevel, role: 'ingest' });
const layout = layoutData(settings.dataDir);
const catalog = await openCatalog({ file: layout.catalogFile });
const media = await createDiskMediaStore({ root: layout.mediaDir });
const queue = createBullmqLessonQueue({ redis: settings.redis, log });
const regions = loadRegionTree({ schoolsFile: settings.schoolsFile });
const server = await createHttpServer({
  log,
  trustProxy: settings.trustProxy,
  authenticate: (token) => catalog.sessions.resolve(token),
  bodyPatience: { ...BODY_PATIENCE, idleSeconds: settings.uploads.idleSeconds },
});
await server.register(ingest, { settings, layout, catalog, media, queue, regions, log });
await server.listen({ host: settings.host, port: settings.port });
log.info({ host: settings.host, port: settings.port }, 'ingest listens');

const stop = async (signal: string): Promise<void> => {
  log.info({ signal }, 'ingest stops');
  await closeServer(server);
  await queue.close();
  await catalog.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
