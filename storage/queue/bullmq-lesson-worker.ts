import { DelayedError, FlowProducer, Job, WaitingError, Worker } from 'bullmq';
import { createConditionLog } from './condition-log.ts';
import { jobId, type LessonJob, type LessonParts } from './job.ts';
import { lessonFlow } from './lesson-flow.ts';
import type { LessonWorker, ProcessLesson } from './lesson-queue.ts';
import type { QueueLog } from './queue-log.ts';
import { connectRedis, QUEUE_NAME, REDIS_PREFIX, type RedisAddress } from './redis-connection.ts';
import { TryLaterError } from './try-later-error.ts';
import { within } from './within.ts';

export type BullmqLessonWorkerOptions = Readonly<{
  redis: RedisAddress;
  /** Jobs at a time. */
  concurrency: number;
  process: ProcessLesson;
  /** Called when a job's last try has failed: the queue has forgotten it. A rejection is logged. */
  onGaveUp?: (job: LessonJob, error: Error) => Promise<void>;
  log?: QueueLog;
  /** A worker that has not been heard of for so long is dead, and its jobs go to others. */
  lockDurationMs?: number;
  /** How often workers look for the jobs of dead ones. */
  stalledIntervalMs?: number;
  /** How many deaths of its worker a job survives; one that takes more of them along is given up. */
  maxDeaths?: number;
}>;

/** Power cuts and restarts come in rows; a source that kills whoever touches it must still end. */
const MAX_DEATHS = 20;
/** How long a stopping worker waits for Redis; its jobs' locks run out by themselves. */
const FAREWELL_MS = 2000;

/** Takes lessons from the queue in Redis; waits for Redis for as long as it takes. */
export function createBullmqLessonWorker(options: BullmqLessonWorkerOptions): LessonWorker {
  const condition = createConditionLog('the worker’s connection to Redis', options.log);
  const running = new Set<Promise<unknown>>();
  let stopping = false;

  const redis = connectRedis(options.redis, true);
  const worker = new Worker<LessonJob, void, 'lesson'>(QUEUE_NAME, work, {
    connection: redis.client,
    prefix: REDIS_PREFIX,
    concurrency: options.concurrency,
    lockDuration: options.lockDurationMs ?? 20_000,
    stalledInterval: options.stalledIntervalMs ?? 10_000,
    maxStalledCount: options.maxDeaths ?? MAX_DEATHS,
    runRetryDelay: 1000,
  });
  const flows = new FlowProducer({ connection: redis.client, prefix: REDIS_PREFIX });
  flows.on('error', condition.fails);
  worker.on('ready', condition.works);
  worker.on('active', condition.works);
  worker.on('error', condition.fails);
  worker.on('lockRenewalFailed', (ids) => {
    for (const id of ids) worker.cancelJob(id, 'lost');
  });
  worker.on('failed', (job, error) => {
    if (job && isLastTry(job, error)) track(gaveUp(job.data, error));
  });

  return {
    async ready() {
      await worker.waitUntilReady();
    },
    async close() {
      stopping = true;
      const closed = worker.close();
      worker.cancelAllJobs('stopping');
      await Promise.allSettled(running);
      await within(FAREWELL_MS, closed).catch(condition.fails);
      redis.hangUp();
      await within(FAREWELL_MS, closed).catch(condition.fails);
      await Promise.allSettled(running);
    },
  };

  /** BullMQ hands a signal only to a function of three parameters. */
  async function work(job: Job<LessonJob>, token: string | undefined, signal?: AbortSignal) {
    if (stopping) await giveBack(job, token);
    try {
      const parts = await track(options.process(job.data, signal!));
      if (parts !== null) await addFlow(job, parts);
    } catch (error) {
      if (stopping) await giveBack(job, token);
      if (error instanceof TryLaterError) await putOff(job, token, error);
      throw error;
    }
  }

  /** All at one moment, so where finish is there already, a crash came between this and the end of the job. */
  async function addFlow(job: Job<LessonJob>, parts: LessonParts): Promise<void> {
    const finish = jobId({ ...job.data, step: 'finish' });
    if ((await Job.fromId(worker, finish)) !== undefined) return;
    const { attempts, backoff } = job.opts;
    await flows.add(
      lessonFlow(job.data, parts, {
        ...(attempts === undefined ? {} : { attempts }),
        ...(backoff === undefined ? {} : { backoff }),
      }),
    );
  }

  /** Always throws. */
  async function putOff(job: Job<LessonJob>, token: string | undefined, error: TryLaterError) {
    options.log?.warn({ jobId: job.id, seconds: error.seconds }, `put off: ${error.message}`);
    await job.moveToDelayed(Date.now() + error.seconds * 1000, token);
    throw new DelayedError();
  }

  /** Puts the job at the head of the queue, its tries uncounted. Always throws. */
  async function giveBack(job: Job<LessonJob>, token: string | undefined): Promise<never> {
    try {
      await within(FAREWELL_MS, job.moveToWait(token));
    } catch (error) {
      options.log?.warn(
        { err: error, jobId: job.id },
        'could not give the job back; it will be found stalled',
      );
    }
    throw new WaitingError();
  }

  async function gaveUp(job: LessonJob, error: Error): Promise<void> {
    try {
      await options.onGaveUp?.(job, error);
    } catch (cause) {
      options.log?.warn(
        { err: cause, lessonId: job.lessonId },
        'could not say that the job was given up',
      );
    }
  }

  function track<T>(promise: Promise<T>): Promise<T> {
    running.add(promise);
    const forget = () => running.delete(promise);
    promise.then(forget, forget);
    return promise;
  }
}

function isLastTry(job: Job<LessonJob>, error: Error): boolean {
  return error.name === 'UnrecoverableError' || job.attemptsMade >= (job.opts.attempts ?? 1);
}
