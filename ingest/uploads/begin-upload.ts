import type { FastifyRequest } from 'fastify';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { planLesson } from './plan-lesson.ts';
import type { Upload } from './store/upload.ts';
import type { UploadsDeps } from './uploads-deps.ts';

export type Beginning = Readonly<{
  /** What becomes a lesson; null for a part. */
  facts: ReturnType<typeof planLesson> | null;
  length: number | null;
  rawMetadata: string;
  endsBy: Upload['endsBy'];
}>;

/** Lets an upload in and makes it: its lesson's row first, then its state, so that a crash between leaves no bytes. */
export async function beginUpload(
  request: FastifyRequest,
  { facts, length, rawMetadata, endsBy }: Beginning,
  deps: UploadsDeps,
): Promise<Upload> {
  const { admission, catalog, limitCreations, now, newId, places, store } = deps;
  const account = signedInAccount(request);
  const region = facts?.region ?? account.region;
  const id = newId();
  const seat = await admission.admit({ id, ownerId: account.id, region, length });
  try {
    const lessonId = facts === null ? null : newId();
    const traceId = request.id;
    const upload: Upload = {
      id,
      ownerId: account.id,
      region,
      lessonId,
      length,
      offset: 0,
      metadata: rawMetadata,
      concat: facts === null ? { kind: 'partial' } : null,
      endsBy,
      bytes: facts === null ? places.next({ ownerId: account.id, length }) : { file: id, base: 0 },
      joinedInto: null,
      createdAt: now(),
      touchedAt: now(),
    };
    await limitCreations(async () => {
      if (facts !== null && lessonId !== null) {
        const told = { traceId, uploadMetadata: rawMetadata };
        await catalog.lessons.create({ ...facts, ...told, id: lessonId, uploadId: id });
      }
      await store.create(upload).catch(async (error) => {
        if (lessonId !== null) await catalog.lessons.remove(lessonId);
        throw error;
      });
    });
    request.log.info({ uploadId: id, lessonId, traceId, sizeBytes: length }, 'upload announced');
    return upload;
  } finally {
    seat.release();
  }
}

/** Takes back an upload of which nobody has been told. */
export async function forgetUpload(
  upload: Upload,
  { catalog, media, store, early }: UploadsDeps,
): Promise<void> {
  early.forget(upload.id);
  await store.remove(upload.id);
  if (upload.lessonId === null) return;
  await media.removeLesson(upload.lessonId);
  await catalog.lessons.remove(upload.lessonId);
}
