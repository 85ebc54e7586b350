import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import type { HttpServer } from '../config/http/http-server.ts';
import type { Catalog } from '../storage/catalog/catalog.ts';
import type { MediaStore } from '../storage/media/media-store.ts';
import { loadWebApp } from './delivery/load-web-app.ts';
import { mediaRoutes } from './delivery/media-routes.ts';
import { webAppRoutes } from './delivery/web-app-routes.ts';
import { playbackRoutes } from './playback/playback-routes.ts';

export type PlayerDeps = Readonly<{
  catalog: Pick<Catalog, 'lessons'>;
  media: Pick<MediaStore, 'stat' | 'read'>;
  /** Signs media URLs; every player of an installation has the same one. */
  mediaKey: Buffer;
  log: FastifyBaseLogger;
  /** The built web app; default: where its build puts it. */
  webAppDir?: string;
  /** Milliseconds since 1970; default: the clock. */
  now?: () => number;
}>;

const WEB_APP_DIR = fileURLToPath(new URL('./web/dist', import.meta.url));

/** The player's routes: playback URLs, media, and the web app wherever no other route answers. */
export async function player(server: HttpServer, deps: PlayerDeps): Promise<void> {
  const { catalog, media, mediaKey, log, webAppDir = WEB_APP_DIR, now = Date.now } = deps;
  const webApp = await loadWebApp(webAppDir);
  if (webApp === null) log.warn({ webAppDir }, 'no web app here: run scripts/youke setup');

  playbackRoutes(server, { catalog, media, mediaKey, now });
  mediaRoutes(server, { media, mediaKey, now });
  webAppRoutes(server, webApp);
}
