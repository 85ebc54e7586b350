import type { FastifyBaseLogger } from 'fastify';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { lessonRun } from '../../storage/queue/job.ts';
import type { LessonQueue } from '../../storage/queue/lesson-queue.ts';

/**
 * Gives waiting jobs the place that the catalog says. Ends with the first that cannot be told, for Redis is away then;
 * what is queued later has its right place anyway.
 */
export async function reorderLessons(
  queue: Pick<LessonQueue, 'reorder'>,
  lessons: readonly LessonRecord[],
  log: FastifyBaseLogger,
): Promise<void> {
  const queued = lessons.filter(({ state }) => state !== 'uploading');
  try {
    for (const lesson of queued) await queue.reorder(lessonRun(lesson));
  } catch (err) {
    log.warn({ err, lessons: queued.length }, 'could not reorder the jobs of these lessons');
  }
}
