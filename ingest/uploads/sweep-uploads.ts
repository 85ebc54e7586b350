import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import { regionScope, WHOLE_COUNTRY } from '../../storage/catalog/region-scope.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import type { FinishUpload } from './finish-upload.ts';
import type { UploadStore } from './upload-store.ts';

type Deps = Readonly<{
  lessons: Pick<LessonStore, 'list' | 'cancel' | 'findByUpload'>;
  uploads: Pick<UploadStore, 'standing' | 'discard' | 'ids'>;
  media: Pick<MediaStore, 'stat'>;
  finish: FinishUpload;
  /** Milliseconds since 1970. */
  now: () => number;
  log: FastifyBaseLogger;
}>;

/** A lesson younger than this may be between its row and its upload's file. */
const SETTLED_AFTER_MS = 60_000;

/**
 * Mends what a crash left: a complete upload becomes its lesson's source, a lesson whose upload is gone
 * is cancelled, files of uploads whose lesson has moved on are removed. Bytes that no lesson knows are kept.
 */
export async function sweepUploads(deps: Deps): Promise<void> {
  for await (const lesson of uploadingLessons(deps.lessons)) await mendLesson(deps, lesson);
  for (const uploadId of await deps.uploads.ids()) {
    const lesson = await deps.lessons.findByUpload(uploadId);
    if (lesson === null) deps.log.warn({ uploadId }, 'an upload belongs to no lesson');
    else if (lesson.state !== 'uploading') await deps.uploads.discard(uploadId);
  }
}

async function mendLesson(deps: Deps, lesson: LessonRecord): Promise<void> {
  const { id: lessonId, traceId, uploadId } = lesson;
  const source = await deps.media.stat({ kind: 'source', lessonId });
  if (source !== null || (await deps.uploads.standing(uploadId)) !== null) {
    await deps.finish(lesson);
    return;
  }
  if (deps.now() - lesson.createdAt < SETTLED_AFTER_MS) return;
  await deps.lessons.cancel(lessonId);
  await deps.uploads.discard(uploadId);
  deps.log.warn({ lessonId, traceId }, 'cancelled a lesson whose upload is gone');
}

async function* uploadingLessons(lessons: Pick<LessonStore, 'list'>) {
  const everywhere = { scope: regionScope(WHOLE_COUNTRY), ownerId: null, region: null };
  const all = { ...everywhere, subject: null, grade: null, q: null };
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<LessonStore['list']>> = await lessons.list({
      ...all,
      state: 'uploading',
      sort: 'oldest',
      limit: 200,
      cursor,
    });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
