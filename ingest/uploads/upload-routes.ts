import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { announceUpload, requireTusVersion } from './announce-upload.ts';
import { type AnswerByTus, UPLOADS_PATH } from './create-tus-server.ts';
import type { FinishUpload } from './finish-upload.ts';
import { answerFinished } from './finished-upload.ts';
import { requireUpload } from './require-upload.ts';
import type { UploadBodies } from './upload-bodies.ts';
import type { UploadMeter } from './upload-meter.ts';
import type { UploadProgress } from './upload-progress.ts';
import type { UploadStore } from './upload-store.ts';

export type UploadRoutesDeps = Pick<IngestDeps, 'settings' | 'catalog' | 'media' | 'regions'> &
  Readonly<{
    uploads: UploadStore;
    answerByTus: AnswerByTus;
    finish: FinishUpload;
    bodies: UploadBodies;
    meter: UploadMeter;
    progress: UploadProgress;
  }>;

const UPLOADERS = ['teacher', 'operator', 'admin'] as const;
const UPLOAD_URL = `${UPLOADS_PATH}/:id`;
const Params = Type.Object({ id: Type.String() });
const BODY_TYPE = 'application/offset+octet-stream';

/** tus 1.0.0 (https://tus.io/protocols/resumable-upload): each verb in the order of an upload's life. */
export function uploadRoutes(server: HttpServer, deps: UploadRoutesDeps): void {
  const { answerByTus, bodies, catalog, finish, meter, progress, uploads } = deps;
  const onFinish = async (uploadId: string) => {
    const lesson = await catalog.lessons.findByUpload(uploadId);
    if (lesson === null) throw new ProblemError('upload-gone');
    const finished = await finish(lesson);
    if (finished === null || finished.sourceSizeBytes === null) {
      throw new ProblemError('upload-gone');
    }
  };

  server.addHook('onRequest', async (request, reply) => {
    reply.header('tus-resumable', '1.0.0').header('tus-version', '1.0.0');
    if (request.method !== 'OPTIONS') requireTusVersion(request);
  });

  for (const url of [UPLOADS_PATH, UPLOAD_URL]) {
    server.options(
      url,
      {
        config: { access: 'public' },
        schema: {
          summary: 'What this tus server can do',
          response: {
            204: noBody('Versions and extensions', [
              'Tus-Version',
              'Tus-Extension',
              'Tus-Max-Size',
            ]),
          },
        },
      },
      (request, reply) => answerByTus(request, reply, { onFinish }),
    );
  }

  server.post(
    UPLOADS_PATH,
    {
      config: { access: UPLOADERS, longBody: true },
      schema: {
        summary: 'Announces an upload and its lesson',
        response: {
          201: noBody('Where its bytes go, and its lesson', [
            'Location',
            'Lesson-Id',
            'Upload-Offset',
          ]),
        },
      },
    },
    async (request, reply) => {
      const { facts, size } = await announceUpload(request, {
        regions: deps.regions,
        media: deps.media,
        maxUploadBytes: deps.settings.maxUploadBytes,
      });
      const lessonId = randomUUID();
      let uploadId = '';
      const onCreate = async (id: string) => {
        uploadId = id;
        await catalog.lessons.create({
          ...facts,
          id: lessonId,
          uploadId,
          traceId: request.id,
          uploadMetadata: String(request.headers['upload-metadata'] ?? ''),
        });
        progress.follow(uploadId, lessonId, size);
        meter.begin(uploadId);
        reply.header('lesson-id', lessonId);
        request.log.info({ lessonId, traceId: request.id, sizeBytes: size }, 'upload announced');
      };
      const forget = async () => {
        await uploads.discard(uploadId);
        await deps.media.removeLesson(lessonId);
        await catalog.lessons.remove(lessonId);
      };
      const newUpload = () => uploadId;
      return bodies.run(request.raw, newUpload, async () => {
        try {
          const answer = await answerByTus(request, reply, { onCreate, onFinish });
          // Nobody has been told where this upload is, so nobody can go on with it.
          if (request.raw.destroyed && !request.raw.complete) await forget();
          return answer;
        } catch (error) {
          if (uploadId !== '') await forget();
          throw error;
        } finally {
          meter.end(uploadId);
          progress.forget(uploadId);
        }
      });
    },
  );

  server.head(
    UPLOAD_URL,
    {
      config: { access: UPLOADERS, swagger: { exposeHeadRoute: true } },
      schema: {
        params: Params,
        summary: 'How much of an upload has arrived',
        response: { 200: noBody('So much', ['Lesson-Id', 'Upload-Offset', 'Upload-Length']) },
      },
    },
    async (request, reply) => {
      const lesson = await requireUpload(catalog.lessons, request, request.params.id);
      reply.header('lesson-id', lesson.id);
      // Its last byte may have come just before a crash.
      const now = await finish(lesson);
      if (now !== null && now.sourceSizeBytes !== null) return answerFinished(reply, now);
      return answerByTus(request, reply, { onFinish });
    },
  );

  server.patch(
    UPLOAD_URL,
    {
      config: { access: UPLOADERS, longBody: true },
      schema: {
        params: Params,
        summary: 'More bytes',
        response: { 204: noBody('They are stored', ['Lesson-Id', 'Upload-Offset']) },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const lesson = await requireUpload(catalog.lessons, request, id);
      reply.header('lesson-id', lesson.id);
      if (request.headers['content-type'] !== BODY_TYPE) {
        throw new ProblemError('unsupported-media-type');
      }
      if (lesson.sourceSizeBytes !== null) return answerFinished(reply, lesson, request);
      const standing = await uploads.standing(id);
      progress.follow(id, lesson.id, standing?.size ?? null);
      meter.begin(id);
      try {
        const take = () => answerByTus(request, reply, { onFinish });
        return await bodies.run(request.raw, () => id, take);
      } finally {
        meter.end(id);
        progress.forget(id);
      }
    },
  );

  server.delete(
    UPLOAD_URL,
    {
      config: { access: UPLOADERS },
      schema: {
        params: Params,
        summary: 'Gives an unfinished upload up',
        response: { 204: noBody('It is gone') },
      },
    },
    async (request, reply) => {
      const lesson = await requireUpload(catalog.lessons, request, request.params.id);
      if (lesson.state !== 'uploading') throw new ProblemError('upload-finished');
      await catalog.lessons.cancel(lesson.id);
      await bodies.breakOff(lesson.uploadId);
      return answerByTus(request, reply, { onFinish });
    },
  );
}
