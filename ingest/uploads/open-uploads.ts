import { randomUUID } from 'node:crypto';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { type Admission, createAdmission } from './admission/admission.ts';
import { createEarlyTruth } from './early/early-truth.ts';
import { inspectRoutes } from './early/inspect-routes.ts';
import { createFairShare, createFreeForAll } from './fair-share/fair-share.ts';
import { createFileDigester } from './finish/file-digester.ts';
import { createFinishUpload } from './finish/finish-upload.ts';
import { mendMovedUploads } from './finish/mend-moved-uploads.ts';
import { createSourceDigests } from './finish/source-digests.ts';
import { sweepUploads } from './finish/sweep-uploads.ts';
import { consumeParts } from './parts/consume-parts.ts';
import { createPartPlaces } from './parts/part-places.ts';
import { createAppendBody } from './receive/append-body.ts';
import { limitConcurrency } from './receive/limit-concurrency.ts';
import { createUploadTurns } from './receive/upload-turns.ts';
import { openDiskUploadStore } from './store/disk-upload-store.ts';
import { uploadListRoutes } from './upload-list-routes.ts';
import { createUploadMeter, type UploadMeter } from './upload-meter.ts';
import { createUploadProgress } from './upload-progress.ts';
import { uploadRoutes } from './upload-routes.ts';

/** The door of one process through which lessons come in. */
export type Uploads = Readonly<{
  addRoutes(server: HttpServer): Promise<void>;
  meter: UploadMeter;
  admission: Pick<Admission, 'reservedBytes' | 'openUploads'>;
  /** Forgets an upload that is given up, and breaks off whoever still sends bytes of it. */
  discard(uploadId: string): Promise<void>;
  /** Mends what a crash left and gives up what has expired; harmless at any time. */
  sweep(): Promise<void>;
}>;

const CREATIONS_AT_ONCE = 4;

export async function openUploads(
  deps: IngestDeps & Readonly<{ now: () => number }>,
): Promise<Uploads> {
  const { catalog, layout, log, media, now, queue, settings } = deps;
  const { lessons } = catalog;
  const { bytesPerSecond, expiresSeconds, fairShare: isFair, refuseNonVideo } = settings.uploads;

  const store = await openDiskUploadStore({ folder: layout.uploadsDir, log, now });
  for (const upload of [...store.all()]) await consumeParts(store, upload);
  const meter = createUploadMeter(now);
  const turns = createUploadTurns(meter.takenOver);
  const progress = createUploadProgress({ lessons, log });
  const early = createEarlyTruth({ lessons, refuseNonVideo, log });
  const fairShare =
    isFair || bytesPerSecond !== null
      ? createFairShare({ bytesPerSecond, now })
      : createFreeForAll();
  const append = createAppendBody({ store, early, fairShare, meter, progress, now });
  const admission = createAdmission({
    uploads: store.all,
    isActive: turns.isTaken,
    space: () => media.space(),
    maxUploadBytes: settings.maxUploadBytes,
    settings: settings.uploads,
    now,
    random: Math.random,
  });
  const digester = createFileDigester();
  const digests = createSourceDigests({
    ...{ lessons, media, digester, log },
    isBusy: () => meter.active() > 0,
  });
  const finish = createFinishUpload({ store, lessons, media, queue, digests, log });
  await mendMovedUploads({ store, lessons, finish, log });
  const discard = async (uploadId: string) => {
    const turn = await turns.take(uploadId);
    early.forget(uploadId);
    await store.remove(uploadId).finally(turn.release);
  };

  return {
    meter,
    admission,
    discard,
    async sweep() {
      const expiresMs = expiresSeconds * 1000;
      await sweepUploads({
        ...{ lessons, store, turns, media, finish, discard },
        expiresMs,
        now,
        log,
      });
      await digests.resume();
    },
    async addRoutes(server) {
      await server.register(async (scope: HttpServer) => {
        // Bodies are read from the connection; Fastify is to leave them alone.
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
        scope.addHook('onError', async (_request, _reply, error) => {
          if (error instanceof ProblemError) meter.refused(error.code);
        });
        uploadRoutes(scope, {
          ...{ ...deps, store, turns, append, admission, early, finish, meter },
          places: createPartPlaces(now),
          limitCreations: limitConcurrency(CREATIONS_AT_ONCE),
          discardUpload: discard,
          newId: randomUUID,
        });
        scope.addHook('preClose', async () => {
          fairShare.close();
          await turns.breakOffAll();
        });
      });
      await server.register(inspectRoutes);
      uploadListRoutes(server, { catalog, settings, store });
      server.addHook('onClose', async () => {
        await progress.close();
        await digests.close();
        await store.close();
      });
    },
  };
}
