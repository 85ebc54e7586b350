import { Queue } from 'bullmq';
import { createConditionLog } from './condition-log.ts';
import type { LessonJob } from './job.ts';
import { lessonFlowJob } from './lesson-flow.ts';
import { isRunAlive, type LessonJobQueue, removeRun, reorderRun } from './lesson-jobs.ts';
import { type LessonQueue, QueueUnavailableError } from './lesson-queue.ts';
import type { QueueLog } from './queue-log.ts';
import { connectRedis, QUEUE_NAME, REDIS_PREFIX, type RedisAddress } from './redis-connection.ts';
import { within } from './within.ts';

export type BullmqLessonQueueOptions = Readonly<{
  redis: RedisAddress;
  log?: QueueLog;
  /** How often a job is tried before the queue gives it up. */
  attempts?: number;
  /** Before the second try; doubled before each further one. */
  retryDelayMs?: number;
}>;

const ANSWER_MS = 2000;

/** The lessons' queue in Redis. Does not wait for Redis: each call finds out for itself. */
export function createBullmqLessonQueue(options: BullmqLessonQueueOptions): LessonQueue {
  const condition = createConditionLog('the queue’s connection to Redis', options.log);
  const redis = connectRedis(options.redis, false);
  const queue: LessonJobQueue = new Queue<LessonJob, void, 'lesson'>(QUEUE_NAME, {
    connection: redis.client,
    prefix: REDIS_PREFIX,
  });
  const tries = {
    attempts: options.attempts ?? 5,
    backoff: { type: 'exponential', delay: options.retryDelayMs ?? 2000 },
  };
  queue.on('error', condition.fails);

  return {
    enqueue: (run) =>
      answer(async () => {
        if (await isRunAlive(queue, run)) return;
        await removeRun(queue, run);
        const { data, opts } = lessonFlowJob(run, { step: 'prepare' }, tries);
        await queue.add('lesson', data, opts);
      }),
    isAlive: (run) => answer(() => isRunAlive(queue, run)),
    remove: (run) => answer(() => removeRun(queue, run)),
    reorder: (run) => answer(() => reorderRun(queue, run)),
    ping: () =>
      answer(async () => {
        await queue.getWaitingCount();
      }),
    async close() {
      // Without Redis there is nobody to say goodbye to.
      await within(ANSWER_MS, queue.close()).catch(condition.fails);
      redis.hangUp();
    },
  };

  async function answer<T>(ask: () => Promise<T>): Promise<T> {
    try {
      const answered = await within(ANSWER_MS, ask());
      condition.works();
      return answered;
    } catch (error) {
      condition.fails(error);
      throw new QueueUnavailableError(error);
    }
  }
}
