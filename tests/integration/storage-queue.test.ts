import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createBullmqLessonQueue } from '../../storage/queue/bullmq-lesson-queue.ts';
import { createBullmqLessonWorker } from '../../storage/queue/bullmq-lesson-worker.ts';
import { jobId, type LessonJob, type LessonRun, lessonRun } from '../../storage/queue/job.ts';
import { QueueUnavailableError } from '../../storage/queue/lesson-queue.ts';
import { reconcile } from '../../storage/queue/reconcile.ts';
import { TryLaterError } from '../../storage/queue/try-later-error.ts';
import { newLesson } from '../fixtures/new-lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { lessonFlowContract, lessonsOf } from './storage/lesson-flow.contract.ts';
import {
  aborted,
  done,
  lessonQueueContract,
  type QueueUnderTest,
} from './storage/lesson-queue.contract.ts';

const LESSON: LessonRun = {
  lessonId: 'lesson-1',
  generation: 1,
  traceId: 'trace-1',
  raised: false,
};
const PREPARE: LessonJob = { ...LESSON, step: 'prepare' };
const QUICK_LOCKS = { lockDurationMs: 1000, stalledIntervalMs: 300 };

let redis: TestRedis;
let client: Redis;

beforeAll(async () => {
  redis = await startRedis();
  client = new Redis({ path: redis.address.path, lazyConnect: true, retryStrategy: () => 50 });
  client.on('error', () => {});
});
beforeEach(async () => {
  await client.flushall();
});
afterAll(async () => {
  client.disconnect();
  await redis.close();
});

describe('the BullMQ queue', () => {
  const open = async (): Promise<QueueUnderTest> => ({
    queue: createBullmqLessonQueue({ redis: redis.address, attempts: 2, retryDelayMs: 10 }),
    startWorker: (process, onGaveUp) =>
      createBullmqLessonWorker({
        redis: redis.address,
        concurrency: 1,
        process,
        ...(onGaveUp ? { onGaveUp } : {}),
      }),
  });
  lessonQueueContract(open);
  lessonFlowContract(open);

  it('queues what follows once, when a crash comes between that and the end of the job', async () => {
    const queue = createBullmqLessonQueue({ redis: redis.address });
    const begun: string[] = [];
    const again = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    const worker = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 3,
      process: lessonsOf({ 'lesson-1': { chunks: 2 } }, async (job) => {
        begun.push(job.step);
        // Without its lock a job cannot be completed, and is found stalled.
        if (begun.length === 1) await client.del(`youke:lessons:${jobId(PREPARE)}:lock`);
        else if (job.step === 'prepare') again.resolve();
        else await again.promise;
        if (job.step === 'finish') finished.resolve();
      }),
      ...QUICK_LOCKS,
    });
    await queue.enqueue(LESSON);
    await finished.promise;
    expect(begun.filter((step) => step === 'prepare')).toHaveLength(2);
    expect(begun.filter((step) => step === 'chunk')).toHaveLength(2);
    expect(begun.filter((step) => step === 'finish')).toHaveLength(1);
    await worker.close();
    expect(await queue.isAlive(LESSON)).toBe(false);
    await queue.close();
  });

  it('calls a run dead whose finish waits for children that are gone, and begins it anew', async () => {
    const queue = createBullmqLessonQueue({ redis: redis.address });
    const chunks = Promise.withResolvers<void>();
    const first = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      process: lessonsOf({ 'lesson-1': { chunks: 2 } }, async (job) => {
        if (job.step !== 'chunk') return;
        chunks.resolve();
        throw new TryLaterError(3600, 'not today');
      }),
    });
    await queue.enqueue(LESSON);
    await chunks.promise;
    await first.close();
    expect(await queue.isAlive(LESSON)).toBe(true);
    for (const set of ['prioritized', 'delayed', 'wait']) await client.del(`youke:lessons:${set}`);
    for (const chunk of [0, 1]) {
      await client.del(`youke:lessons:${jobId({ ...LESSON, step: 'chunk', chunk })}`);
    }
    expect(await queue.isAlive(LESSON)).toBe(false);

    await queue.enqueue(LESSON);
    const begun: string[] = [];
    const finished = Promise.withResolvers<void>();
    const second = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      process: lessonsOf({ 'lesson-1': { chunks: 2 } }, (job) => {
        begun.push(job.step);
        if (job.step === 'finish') finished.resolve();
      }),
    });
    await finished.promise;
    expect(begun).toEqual(['prepare', 'chunk', 'chunk', 'finish']);
    await second.close();
    await queue.close();
  });

  it('survives twenty deaths of its worker and is given up at the next', async () => {
    const queue = createBullmqLessonQueue({ redis: redis.address });
    await queue.enqueue(LESSON);
    const deaths = (count: number) =>
      client.hset(`youke:lessons:${jobId(PREPARE)}`, 'stc', String(count));
    const lock = `youke:lessons:${jobId(PREPARE)}:lock`;
    const gaveUp = Promise.withResolvers<[LessonJob, string]>();
    let tries = 0;
    const worker = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      // A worker that loses its lock at once is as good as dead to the others.
      async process() {
        tries += 1;
        if (tries === 1) await deaths(19);
        await client.del(lock);
        return null;
      },
      onGaveUp: async (job, error) => gaveUp.resolve([job, error.message]),
      ...QUICK_LOCKS,
    });
    const [job, why] = await gaveUp.promise;
    expect(job).toEqual(PREPARE);
    expect(why).toMatch(/stalled/);
    expect(tries).toBe(2);
    expect(await queue.isAlive(LESSON)).toBe(false);
    await worker.close();
    await queue.close();
  });

  it('takes over from a worker process that was killed in the middle of a job', async () => {
    const queue = createBullmqLessonQueue({ redis: redis.address });
    const victim = spawn(process.execPath, [
      `${import.meta.dirname}/../fixtures/hold-a-lesson-job.ts`,
      redis.address.path,
    ]);
    victim.stderr.pipe(process.stderr);
    await queue.enqueue(LESSON);
    const [line] = await once(createInterface({ input: victim.stdout }), 'line');
    expect(line).toBe(`holds ${jobId(PREPARE)}`);
    victim.kill('SIGKILL');
    await once(victim, 'exit');

    const got = Promise.withResolvers<LessonJob>();
    const heir = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      process: done(got.resolve),
      ...QUICK_LOCKS,
    });
    expect(await got.promise).toEqual(PREPARE);
    await heir.close();
    await queue.close();
  });

  it('is made again from the catalog after Redis has lost everything', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'youke-catalog-'));
    const { lessons, close } = await openCatalog({ file: join(folder, 'catalog.sqlite') });
    const queue = createBullmqLessonQueue({ redis: redis.address });
    for (const id of ['queued', 'processing', 'done', 'uploading']) {
      await lessons.create(newLesson(id));
      if (id !== 'uploading') await queue.enqueue(lessonRun((await lessons.finishUpload(id, 1))!));
    }
    await lessons.joinAttempt('processing', 1, 'attempt-1');
    await lessons.fail('done', 1, { code: 'internal', message: '' });
    expect(await reconcile({ lessons, queue })).toEqual({ requeued: 0 });
    await client.flushall();
    expect(await reconcile({ lessons, queue })).toEqual({ requeued: 2 });
    expect(await reconcile({ lessons, queue })).toEqual({ requeued: 0 });

    const got: string[] = [];
    const both = Promise.withResolvers<void>();
    const worker = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      async process(job) {
        got.push(job.lessonId);
        if (got.length === 2) both.resolve();
        return null;
      },
    });
    await both.promise;
    expect(got.sort()).toEqual(['processing', 'queued']);
    await worker.close();
    await queue.close();
    await close();
    await rm(folder, { recursive: true });
  });

  it('tells a worker that its job is lost when Redis has forgotten it', async () => {
    const queue = createBullmqLessonQueue({ redis: redis.address });
    const taken = Promise.withResolvers<void>();
    const lost = Promise.withResolvers<unknown>();
    const worker = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      async process(_, signal) {
        taken.resolve();
        await aborted(signal);
        lost.resolve(signal.reason);
        throw new Error('lost');
      },
      ...QUICK_LOCKS,
    });
    await queue.enqueue(LESSON);
    await taken.promise;
    await client.flushall();
    expect(await lost.promise).toBe('lost');
    await worker.close();
    await queue.close();
  });

  it('replaces a finished job of the same id that an older release has left behind', async () => {
    const { Queue, Worker } = await import('bullmq');
    const connection = { path: redis.address.path, maxRetriesPerRequest: null };
    const old = new Queue('lessons', { connection, prefix: 'youke' });
    const finished = Promise.withResolvers<void>();
    const oldWorker = new Worker('lessons', async () => {}, { connection, prefix: 'youke' });
    oldWorker.on('completed', () => finished.resolve());
    await old.add('lesson', LESSON, { jobId: jobId(PREPARE), removeOnComplete: false });
    await finished.promise;
    await oldWorker.close();
    expect(await old.getJobState(jobId(PREPARE))).toBe('completed');

    const queue = createBullmqLessonQueue({ redis: redis.address });
    expect(await queue.isAlive(LESSON)).toBe(false);
    await queue.enqueue(LESSON);
    expect(await queue.isAlive(LESSON)).toBe(true);
    await queue.close();
    await old.close();
  });
});

describe('while Redis is away', () => {
  const closing: (() => Promise<void>)[] = [];

  beforeEach(() => redis.stop());
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
    await redis.startAgain();
  });

  it('queuing fails instead of hanging, and works again with Redis', async () => {
    const queue = createBullmqLessonQueue({ redis: redis.address });
    closing.push(queue.close);
    await expect(queue.enqueue(LESSON)).rejects.toThrow(QueueUnavailableError);
    await expect(queue.isAlive(LESSON)).rejects.toThrow(QueueUnavailableError);
    await expect(queue.ping()).rejects.toThrow(QueueUnavailableError);
    await redis.startAgain();
    await untilItWorks(() => queue.enqueue(LESSON));
    expect(await queue.isAlive(LESSON)).toBe(true);
  });

  it('a worker waits for Redis and then works', async () => {
    const got = Promise.withResolvers<LessonJob>();
    const worker = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      process: done(got.resolve),
    });
    closing.push(worker.close);
    await redis.startAgain();
    await worker.ready();
    const queue = createBullmqLessonQueue({ redis: redis.address });
    closing.push(queue.close);
    await untilItWorks(() => queue.enqueue(LESSON));
    expect(await got.promise).toEqual(PREPARE);
  });

  it('queue and worker that never met it can be closed', async () => {
    const queue = createBullmqLessonQueue({ redis: redis.address });
    const worker = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      process: async () => null,
    });
    await expect(Promise.all([queue.close(), worker.close()])).resolves.toBeDefined();
  });

  it('queue and worker that lost it can be closed, and the job in hand is told to stop', async () => {
    await redis.startAgain();
    const queue = createBullmqLessonQueue({ redis: redis.address });
    const taken = Promise.withResolvers<void>();
    let stopped: unknown;
    const worker = createBullmqLessonWorker({
      redis: redis.address,
      concurrency: 1,
      async process(_, signal) {
        taken.resolve();
        await aborted(signal);
        stopped = signal.reason;
        throw new Error('stopped');
      },
    });
    await untilItWorks(() => queue.enqueue(LESSON));
    await taken.promise;
    await redis.stop();
    await Promise.all([queue.close(), worker.close()]);
    expect(stopped).toBe('stopping');
  });
});

/** Redis is back, its clients' next attempt to connect is not: asks until the answer comes; each asking waits by itself. */
async function untilItWorks(ask: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof QueueUnavailableError)) throw error;
    }
  }
}
