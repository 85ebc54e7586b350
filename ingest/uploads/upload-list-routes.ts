import { Type } from 'typebox';
import type { HttpServer } from '../../config/http/http-server.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import { UPLOADS_PATH } from './protocol/tus.ts';
import { isComplete } from './store/upload.ts';
import type { UploadsDeps } from './uploads-deps.ts';
import { expiryOf } from './verbs/tell-expiry.ts';

const Unfinished = Type.Object({
  id: Type.String(),
  url: Type.String(),
  lessonId: Type.String(),
  title: Type.String(),
  filename: Type.String(),
  offset: Type.Integer({ minimum: 0 }),
  length: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  updatedAt: Type.String({ format: 'date-time' }),
  expiresAt: Type.String({ format: 'date-time' }),
});

/** What an account has begun to upload and can go on with, from whichever machine has the file. */
export function uploadListRoutes(
  server: HttpServer,
  { catalog, settings, store }: Pick<UploadsDeps, 'catalog' | 'settings' | 'store'>,
): void {
  server.get(
    '/api/uploads',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'One’s own unfinished uploads, newest first',
        response: { 200: Type.Object({ items: Type.Array(Unfinished) }) },
      },
    },
    async (request, reply) => {
      const { id: ownerId } = signedInAccount(request);
      const own = [...store.all()].filter(
        (each) => each.ownerId === ownerId && each.lessonId !== null && !isComplete(each),
      );
      const items = [];
      for (const upload of own.toSorted((one, two) => two.touchedAt - one.touchedAt)) {
        const lesson = await catalog.lessons.findByUpload(upload.id);
        if (lesson?.state !== 'uploading') continue;
        const { id, offset, length } = upload;
        items.push({
          ...{ id, url: `${UPLOADS_PATH}/${id}`, lessonId: lesson.id, offset, length },
          ...{ title: lesson.title, filename: lesson.filename },
          updatedAt: new Date(upload.touchedAt).toISOString(),
          expiresAt: new Date(expiryOf(upload, settings)).toISOString(),
        });
      }
      reply.header('cache-control', 'no-store');
      return { items };
    },
  );
}
