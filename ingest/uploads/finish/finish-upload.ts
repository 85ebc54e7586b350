import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../../storage/catalog/lesson-store.ts';
import type { MediaStore } from '../../../storage/media/media-store.ts';
import { lessonJob } from '../../../storage/queue/job.ts';
import type { LessonQueue } from '../../../storage/queue/lesson-queue.ts';
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

/** Two requests that end the same upload at once (a repeated last PATCH) share one finish. */
export function createFinishUpload(deps: Deps): FinishUpload {
  const running = new Map<string, Promise<LessonRecord | null>>();
  return (lesson) => {
    const now = running.get(lesson.id);
    if (now !== undefined) return now;
    const started = finish(deps, lesson.id).finally(() => running.delete(lesson.id));
    running.set(lesson.id, started);
    return started;
  };
}

async function finish(deps: Deps, lessonId: string): Promise<LessonRecord | null> {
  const lesson = await deps.lessons.get(lessonId);
  if (lesson === null || lesson.state !== 'uploading') return lesson;
  const sizeBytes = await takeSource(deps, lesson);
  if (sizeBytes === null) return lesson;
  const queued = await deps.lessons.finishUpload(lesson.id, sizeBytes);
  await deps.store.remove(lesson.uploadId);
  if (queued === null) return dropSourceOfCancelled(deps, lesson.id);
  const { id, traceId } = queued;
  deps.log.info({ lessonId: id, traceId, sizeBytes }, 'upload finished');
  try {
    await deps.queue.enqueue(lessonJob(queued));
  } catch (err) {
    // The catalog says there is work: the reconciler queues it when Redis is back.
    deps.log.warn({ err, lessonId: id, traceId }, 'could not queue the lesson yet');
  }
  deps.digests.add(queued);
  return queued;
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
