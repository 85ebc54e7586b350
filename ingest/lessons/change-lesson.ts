import type { FastifyBaseLogger } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { MEASURES_FILE } from '../../storage/media/measures-file.ts';
import { lessonRun } from '../../storage/queue/job.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { reorderLessons } from './reorder-lessons.ts';

export type ChangeDeps = Pick<IngestDeps, 'catalog' | 'media' | 'queue'> &
  Readonly<{ discardUpload: (uploadId: string) => Promise<void> }>;

/** Puts a lesson to work once more. Throws `source-missing` or `wrong-state`. */
export async function retryLesson(
  deps: ChangeDeps,
  lesson: LessonRecord,
  log: FastifyBaseLogger,
): Promise<LessonRecord> {
  const source = { kind: 'source', lessonId: lesson.id } as const;
  const finished = ['failed', 'cancelled', 'ready'].includes(lesson.state);
  if (finished && (await deps.media.stat(source)) === null)
    throw new ProblemError('source-missing');
  const queued = await deps.catalog.lessons.requeue(lesson.id);
  if (queued === null) throw new ProblemError('wrong-state');
  try {
    await deps.queue.enqueue(lessonRun(queued));
  } catch (err) {
    log.warn({ err, lessonId: lesson.id, traceId: lesson.traceId }, 'could not queue it yet');
  }
  return queued;
}

/** Lets a lesson go before others until it is ready. Throws `wrong-state`. */
export async function raiseLesson(
  { catalog, queue }: ChangeDeps,
  lesson: LessonRecord,
  log: FastifyBaseLogger,
): Promise<LessonRecord> {
  const raised = await catalog.lessons.raise(lesson.id);
  if (raised === null) throw new ProblemError('wrong-state');
  await reorderLessons(queue, [raised], log);
  return raised;
}

/**
 * Asks for a new scoring, which a transcoder makes within seconds. Throws `wrong-state` for a lesson that is not scored
 * yet, and `measures-missing`.
 */
export async function requestRescore(
  { catalog, media }: Pick<ChangeDeps, 'catalog' | 'media'>,
  { id, version, scores, traceId }: LessonRecord,
  { profile, by }: Readonly<{ profile: string | null; by: string }>,
  log: FastifyBaseLogger,
): Promise<void> {
  if (version === null || scores === null) throw new ProblemError('wrong-state');
  const measures = { kind: 'rendition', lessonId: id, version, file: MEASURES_FILE } as const;
  if ((await media.stat(measures)) === null) throw new ProblemError('measures-missing');
  if (!(await catalog.rescores.request(id, profile, by)))
    throw new ProblemError('lesson-not-found');
  log.info({ lessonId: id, traceId, profile, account: by }, 'asked for a new scoring');
}

/** Stops whatever happens to a lesson; a worker notices within a second. Throws `wrong-state`. */
export async function cancelLesson(
  deps: ChangeDeps,
  lesson: LessonRecord,
  log: FastifyBaseLogger,
): Promise<LessonRecord> {
  const cancelled = await deps.catalog.lessons.cancel(lesson.id);
  if (cancelled === null) throw new ProblemError('wrong-state');
  if (cancelled.sourceSizeBytes === null) await deps.discardUpload(cancelled.uploadId);
  await forgetJob(deps, cancelled, log);
  return cancelled;
}

/** Removes a lesson and all that belongs to it. The row goes last: a crash before leaves something to delete again. */
export async function deleteLesson(
  deps: ChangeDeps,
  lesson: LessonRecord,
  log: FastifyBaseLogger,
): Promise<void> {
  const stopped = (await deps.catalog.lessons.cancel(lesson.id)) ?? lesson;
  await forgetJob(deps, stopped, log);
  await deps.discardUpload(stopped.uploadId);
  await deps.media.removeLesson(stopped.id);
  await deps.catalog.lessons.remove(stopped.id);
}

/** The catalog has the last word: a job that stays behind finds its lesson gone. */
async function forgetJob(deps: ChangeDeps, lesson: LessonRecord, log: FastifyBaseLogger) {
  if (lesson.generation === 0) return;
  try {
    await deps.queue.remove(lessonRun(lesson));
  } catch (err) {
    log.warn({ err, lessonId: lesson.id, traceId: lesson.traceId }, 'could not remove its job');
  }
}
