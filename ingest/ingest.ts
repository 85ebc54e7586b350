import type { HttpServer } from '../config/http/http-server.ts';
import type { Repetition } from '../storage/queue/run-every.ts';
import { startReconciler } from '../storage/queue/start-reconciler.ts';
import { attachmentRoutes } from './attachments/attachment-routes.ts';
import { eventRoutes } from './events/event-routes.ts';
import type { IngestDeps } from './ingest-deps.ts';
import { campaignRoutes } from './lessons/campaign-routes.ts';
import { factsRoutes } from './lessons/facts-routes.ts';
import { lessonActionRoutes } from './lessons/lesson-action-routes.ts';
import { lessonRoutes } from './lessons/lesson-routes.ts';
import { operationsRoutes } from './operations/operations-routes.ts';
import { raiseRoutes } from './operations/raise-routes.ts';
import { curriculumRoutes } from './places/curriculum-routes.ts';
import { regionRoutes } from './places/region-routes.ts';
import { repeatWork } from './repeat-work.ts';
import { accountRoutes } from './sessions/account-routes.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { openUploads } from './uploads/open-uploads.ts';

/** Ingest's routes, and the work that keeps uploads, catalog and queue in step. Stores stay the caller's to close. */
export async function ingest(server: HttpServer, given: IngestDeps): Promise<void> {
  const { catalog, log, queue, settings } = given;
  const deps = { ...given, now: Date.now };
  const uploads = await openUploads(deps);

  sessionRoutes(server, deps);
  accountRoutes(server, deps);
  regionRoutes(server, deps);
  curriculumRoutes(server);
  await uploads.addRoutes(server);
  lessonRoutes(server, deps);
  campaignRoutes(server, deps);
  factsRoutes(server, deps);
  lessonActionRoutes(server, { ...deps, discardUpload: uploads.discard });
  const floorBytes = () => settings.uploads.diskFloorBytes + uploads.admission.reservedBytes();
  await server.register(attachmentRoutes, { ...deps, floorBytes });
  eventRoutes(server, deps);
  operationsRoutes(server, { ...deps, meter: uploads.meter, admission: uploads.admission });
  raiseRoutes(server, deps);

  const everySeconds = settings.reconcileSeconds;
  const housekeeping = repeatWork({
    name: 'housekeeping',
    everySeconds,
    log,
    async work() {
      await uploads.sweep();
      await catalog.sessions.removeExpired();
    },
  });
  let reconciler: Repetition | undefined;
  // Not awaited: without Redis the house opens its doors all the same, and mends when it is back.
  server.addHook('onListen', async () => {
    housekeeping.start();
    reconciler = startReconciler({ lessons: catalog.lessons, queue, log, everySeconds });
  });
  server.addHook('onClose', async () => {
    await Promise.all([housekeeping.stop(), reconciler?.close()]);
  });
}
