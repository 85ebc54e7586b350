import { mkdir } from 'node:fs/promises';
import type { HttpServer } from '../../config/http/http-server.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { createTusServer } from './create-tus-server.ts';
import { createFinishUpload } from './finish-upload.ts';
import { sweepUploads } from './sweep-uploads.ts';
import { createUploadBodies } from './upload-bodies.ts';
import { createUploadMeter, type UploadMeter } from './upload-meter.ts';
import { createUploadProgress } from './upload-progress.ts';
import { uploadRoutes } from './upload-routes.ts';
import { UploadStore } from './upload-store.ts';

/** The tus door of one process. */
export type Uploads = Readonly<{
  addRoutes(server: HttpServer): Promise<void>;
  meter: UploadMeter;
  /** Forgets the bytes of an upload whose lesson is given up, and breaks off whoever still sends some. */
  discard(uploadId: string): Promise<void>;
  /** Mends what a crash left; harmless at any time. */
  sweep(): Promise<void>;
}>;

export async function openUploads(
  deps: IngestDeps & Readonly<{ now: () => number }>,
): Promise<Uploads> {
  const { catalog, layout, log, media, now, queue, settings } = deps;
  const { lessons } = catalog;
  await mkdir(layout.uploadsDir, { recursive: true });
  const meter = createUploadMeter(now);
  const progress = createUploadProgress({ lessons, now, log });
  const uploads = new UploadStore(layout.uploadsDir, (uploadId, receivedBytes, offset) => {
    meter.received(receivedBytes);
    progress.received(uploadId, offset);
  });
  const finish = createFinishUpload({ uploads, lessons, media, queue, log });
  const answerByTus = createTusServer({ uploads, maxUploadBytes: settings.maxUploadBytes });
  const bodies = createUploadBodies();

  return {
    meter,
    async discard(uploadId) {
      await bodies.breakOff(uploadId);
      await uploads.discard(uploadId);
    },
    sweep: () => sweepUploads({ lessons, uploads, media, finish, now, log }),
    async addRoutes(server) {
      await server.register(async (scope: HttpServer) => {
        // Bodies are read by tus, from the connection; Fastify is to leave them alone.
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
        uploadRoutes(scope, { ...deps, uploads, answerByTus, finish, bodies, meter, progress });
        scope.addHook('preClose', () => bodies.breakOff());
      });
    },
  };
}
