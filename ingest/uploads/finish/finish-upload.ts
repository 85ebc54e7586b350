import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import type { MediaStore } from '../../../storage/media/media-store.ts';
import { lessonRun } from '../../../storage/queue/job.ts';
import type { LessonQueue } from '../../../storage/queue/lesson-queue.ts';
import { limitConcurrency } from '../receive/limit-concurrency.ts';
import { isComplete } from '../store/upload.ts';
import type { UploadStore } from '../store/upload-store.ts';
import { cutToLength } from './cut-to-length.ts';
import type { SourceDigests } from './source-digests.ts';

type Deps = Readonly<{
  store: Pick<UploadStore, 'get' | 'remove' | 'pathOf' | 'open'>;
  lessons: Pick<LessonStore, 'get' | 'finishUpload'>;
  media: Pick<MediaStore, 'adopt' | 'stat' | 'remove'>;
  queue: Pick<LessonQueue, 'enqueue'>;
  digests: Pick<SourceDigests, 'add'>;
  log: FastifyBaseLogger;
}>;

/**
 * Makes a lesson of an upload that is complete: bytes first, then catalog, then queue, so that a crash
 * between any two is mended by doing it again. Gives the lesson as it stands afterwards; null when it was
 * removed. An upload that is not complete is left as it is.
 */
export type FinishUpload = (lesson: LessonRecord) => Promise<LessonRecord | null>;

/** Each ends in a commit that the process waits for: a class that ends at once must not keep everybody else waiting. */
const FINISHES_AT_ONCE = 4;

/**
 * Whoever ends the same upload at once (a repeated last PATCH, the sweep) does so one after the other, and finds it
 * done. Sharing one finish would not do: it may have begun before the last byte was there.
 */
export function createFinishUpload(deps: Deps): FinishUpload {
  const last = new Map<string, Promise<LessonRecord | null>>();
  const limit = limitConcurrency(FINISHES_AT_ONCE);
  const finish = async (before: Promise<unknown> | undefined, lessonId: string) => {
    await before?.catch(() => {});
    const { lesson, isNew } = await limit(() => makeLesson(deps, lessonId));
    if (isNew && lesson !== null) await putToWork(deps, lesson);
    return lesson;
  };
  return async ({ id }) => {
    const mine = finish(last.get(id), id);
    last.set(id, mine);
    try {
      return await mine;
    } finally {
      if (last.get(id) === mine) last.delete(id);
    }
  };
}

type Made = Readonly<{ lesson: LessonRecord | null; isNew: boolean }>;

async function makeLesson(deps: Deps, lessonId: string): Promise<Made> {
  const lesson = await deps.lessons.get(lessonId);
  if (lesson === null || lesson.state !== 'uploading') return { lesson, isNew: false };
  const sizeBytes = await takeSource(deps, lesson);
  if (sizeBytes === null) return { lesson, isNew: false };
  const queued = await deps.lessons.finishUpload(lesson.id, sizeBytes);
  await deps.store.remove(lesson.uploadId);
  if (queued === null) {
    return { lesson: await dropSourceOfCancelled(deps, lesson.id), isNew: false };
  }
  const { id, traceId } = queued;
  deps.log.info({ lessonId: id, traceId, sizeBytes }, 'upload finished');
  return { lesson: queued, isNew: true };
}

/** Redis may take seconds to say that it is away: nobody else's finish waits for it. */
async function putToWork(deps: Deps, lesson: LessonRecord): Promise<void> {
  const { id, traceId } = lesson;
  try {
    await deps.digests.add(lesson);
    await deps.queue.enqueue(lessonRun(lesson));
  } catch (err) {
    // The catalog says there is work: the reconciler queues it when Redis is back.
    deps.log.warn({ err, lessonId: id, traceId }, 'could not queue the lesson yet');
  }
}

/** Size of the source in the media store, moved there if it is complete; null while bytes are missing. */
async function takeSource(deps: Deps, lesson: LessonRecord): Promise<number | null> {
  const path = { kind: 'source', lessonId: lesson.id } as const;
  const upload = deps.store.get(lesson.uploadId);
  // Only what was complete is ever moved there: the state beside it may be older.
  const moved = await deps.media.stat(path);
  if (moved !== null) return moved.sizeBytes;
  if (upload === undefined || !isComplete(upload)) return null;
  await cutToLength(deps.store, upload);
  await deps.media.adopt(path, deps.store.pathOf(upload));
  return upload.length;
}

/** Somebody cancelled or removed the lesson while its last bytes were stored. */
async function dropSourceOfCancelled(deps: Deps, lessonId: string): Promise<LessonRecord | null> {
  const lesson = await deps.lessons.get(lessonId);
  const unwanted = lesson === null || lesson.sourceSizeBytes === null;
  if (unwanted) await deps.media.remove({ kind: 'source', lessonId });
  return lesson;
}
