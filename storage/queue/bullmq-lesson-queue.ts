import { type JobState, Queue } from 'bullmq';
import { createConditionLog } from './condition-log.ts';
import { jobId, type LessonJob } from './job.ts';
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
const DEAD: readonly (JobState | 'unknown')[] = ['completed', 'failed', 'unknown'];

/** The lessons' queue in Redis. Does not wait for Redis: each call finds out for itself. */
export function createBullmqLessonQueue(options: BullmqLessonQueueOptions): LessonQueue {
  const condition = createConditionLog('the queue’s connection to Redis', options.log);
  const redis = connectRedis(options.redis, false);
  const queue = new Queue<LessonJob, void, 'lesson'>(QUEUE_NAME, {
    connection: redis.client,
    prefix: REDIS_PREFIX,
    defaultJobOptions: {
      attempts: options.attempts ?? 5,
      backoff: { type: 'exponential', delay: options.retryDelayMs ?? 2000 },
      // What became of a lesson stands in the catalog, and a finished job would block its id.
      removeOnComplete: true,
      removeOnFail: true,
    },
  });
  queue.on('error', condition.fails);

  return {
    enqueue: (job) =>
      answer(async () => {
        const id = jobId(job);
        const state = await queue.getJobState(id);
        if (!DEAD.includes(state)) return;
        if (state !== 'unknown') await queue.remove(id);
        await queue.add('lesson', job, { jobId: id });
      }),
    isAlive: (id) => answer(async () => !DEAD.includes(await queue.getJobState(id))),
    remove: (id) =>
      answer(async () => {
        await queue.remove(id);
      }),
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
