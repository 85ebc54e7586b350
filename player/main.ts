import { layoutData } from '../config/data-layout.ts';
import { closeServer } from '../config/http/close-server.ts';
import { createHttpServer } from '../config/http/create-http-server.ts';
import { createLog } from '../config/http/create-log.ts';
import { parseSettings } from '../config/settings.ts';
import { openCatalog } from '../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../storage/media/disk-media-store.ts';
import { loadMediaKey } from './delivery/media-key.ts';
import { healthRoutes } from './health-routes.ts';
import { player } from './player.ts';

/** The player as a process of its own, on HOST and PORT, until SIGTERM or SIGINT. */
const settings = parseSettings(process.env);
const layout = layoutData(settings.dataDir);
const log = createLog({ level: settings.logLevel, role: 'player' });

const catalog = await openCatalog({ file: layout.catalogFile });
const media = await createDiskMediaStore({ root: layout.mediaDir });
const mediaKey = await loadMediaKey(layout.mediaKeyFile);

const server = await createHttpServer({
  log,
  trustProxy: settings.trustProxy,
  authenticate: (token) => catalog.sessions.resolve(token),
});
await server.register(player, { catalog, media, mediaKey, log });
healthRoutes(server, catalog);
await server.listen({ host: settings.host, port: settings.port });

const stop = async (): Promise<void> => {
  await closeServer(server);
  await catalog.close();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
