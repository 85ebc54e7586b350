import type { LessonStore } from '../catalog/lesson-store.ts';
import { lessonRun } from './job.ts';
import type { LessonQueue } from './lesson-queue.ts';
import type { QueueLog } from './queue-log.ts';

export type ReconcileDeps = Readonly<{
  lessons: Pick<LessonStore, 'withWork'>;
  queue: Pick<LessonQueue, 'isAlive' | 'enqueue'>;
  log?: QueueLog;
}>;

/**
 * Queues every lesson that has work and no living job: the queue is made again from the catalog. A lesson that finishes
 * meanwhile is queued for nothing, which its worker finds out at once. Throws QueueUnavailableError.
 */
export async function reconcile(deps: ReconcileDeps): Promise<Readonly<{ requeued: number }>> {
  let requeued = 0;
  for (const lesson of await deps.lessons.withWork()) {
    const run = lessonRun(lesson);
    if (await deps.queue.isAlive(run)) continue;
    await deps.queue.enqueue(run);
    requeued += 1;
    const { id: lessonId, traceId, state } = lesson;
    deps.log?.info({ lessonId, traceId, state }, 'queued a lesson that no job was working for');
  }
  return { requeued };
}
