import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LessonJob, LessonRun } from '../../../storage/queue/job.ts';
import type {
  LessonQueue,
  LessonWorker,
  ProcessLesson,
} from '../../../storage/queue/lesson-queue.ts';

export type QueueUnderTest = Readonly<{
  queue: LessonQueue;
  /** A worker of one lesson at a time. */
  startWorker(
    process: ProcessLesson,
    onGaveUp?: (job: LessonJob, error: Error) => Promise<void>,
  ): LessonWorker;
}>;

const LESSON: LessonRun = {
  lessonId: 'lesson-1',
  generation: 1,
  traceId: 'trace-1',
  raised: false,
};
const PREPARE: LessonJob = { ...LESSON, step: 'prepare' };

/** What every queue must do. `open` gives an empty queue whose jobs are tried twice. */
export function lessonQueueContract(open: () => Promise<QueueUnderTest>): void {
  describe('as a lesson queue', () => {
    let tested: QueueUnderTest;
    const workers: LessonWorker[] = [];
    const start = (...args: Parameters<QueueUnderTest['startWorker']>) => {
      const worker = tested.startWorker(...args);
      workers.push(worker);
      return worker;
    };

    beforeEach(async () => {
      tested = await open();
    });
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
      await tested.queue.close();
    });

    it('hands a job to a worker as it was queued', async () => {
      const got = Promise.withResolvers<LessonJob>();
      start(done(got.resolve));
      await tested.queue.enqueue(LESSON);
      expect(await got.promise).toEqual(PREPARE);
    });

    it('keeps one job, however often it is queued', async () => {
      await tested.queue.enqueue(LESSON);
      await tested.queue.enqueue(LESSON);
      const last = { ...LESSON, lessonId: 'lesson-2' };
      await tested.queue.enqueue(last);
      const got: string[] = [];
      const done = Promise.withResolvers<void>();
      start(async (job) => {
        got.push(job.lessonId);
        if (job.lessonId === last.lessonId) done.resolve();
        return null;
      });
      await done.promise;
      expect(got).toEqual(['lesson-1', 'lesson-2']);
    });

    it('calls a job alive while it waits and while it runs, and not before or after', async () => {
      expect(await tested.queue.isAlive(LESSON)).toBe(false);
      await tested.queue.enqueue(LESSON);
      expect(await tested.queue.isAlive(LESSON)).toBe(true);

      const runs = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      const worker = start(async () => {
        runs.resolve();
        await goOn.promise;
        return null;
      });
      await runs.promise;
      expect(await tested.queue.isAlive(LESSON)).toBe(true);
      goOn.resolve();
      await worker.close();
      expect(await tested.queue.isAlive(LESSON)).toBe(false);
    });

    it('takes the same job again once it has finished', async () => {
      const runs = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let count = 0;
      await tested.queue.enqueue(LESSON);
      const first = start(done(() => runs[count++]!.resolve()));
      await runs[0]!.promise;
      await first.close();
      await tested.queue.enqueue(LESSON);
      start(done(() => runs[count++]!.resolve()));
      await runs[1]!.promise;
      expect(count).toBe(2);
    });

    it('forgets a job that does not run', async () => {
      await tested.queue.enqueue(LESSON);
      await tested.queue.remove(LESSON);
      expect(await tested.queue.isAlive(LESSON)).toBe(false);
    });

    it('tries a job again that was rejected, then gives it up and says so', async () => {
      const gaveUp = Promise.withResolvers<[LessonJob, string, number]>();
      let tries = 0;
      start(
        async () => {
          tries += 1;
          throw new Error(`try ${tries}`);
        },
        async (job, error) => gaveUp.resolve([job, error.message, tries]),
      );
      await tested.queue.enqueue(LESSON);
      expect(await gaveUp.promise).toEqual([PREPARE, 'try 2', 2]);
      expect(await tested.queue.isAlive(LESSON)).toBe(false);
    });

    it('takes a job again that it had given up', async () => {
      const gaveUp = Promise.withResolvers<void>();
      const worker = start(
        () => Promise.reject(new Error('always')),
        async () => gaveUp.resolve(),
      );
      await tested.queue.enqueue(LESSON);
      await gaveUp.promise;
      await worker.close();
      const got = Promise.withResolvers<void>();
      start(done(() => got.resolve()));
      await tested.queue.enqueue(LESSON);
      await got.promise;
      expect(await tested.queue.isAlive({ ...LESSON, lessonId: 'another' })).toBe(false);
    });

    it('gives a running job back when its worker closes, and another worker takes it at once', async () => {
      const taken = Promise.withResolvers<void>();
      const reason = Promise.withResolvers<unknown>();
      const worker = start(async (_, signal) => {
        taken.resolve();
        await aborted(signal);
        reason.resolve(signal.reason);
        throw new Error('stopped in the middle');
      });
      await tested.queue.enqueue(LESSON);
      await taken.promise;
      await worker.close();
      expect(await reason.promise).toBe('stopping');
      expect(await tested.queue.isAlive(LESSON)).toBe(true);

      const got = Promise.withResolvers<LessonJob>();
      start(done(got.resolve));
      expect(await got.promise).toEqual(PREPARE);
    });

    it('counts no try for a job that was given back', async () => {
      const gaveUp = Promise.withResolvers<number>();
      await tested.queue.enqueue(LESSON);
      for (let closings = 0; closings < 3; closings += 1) {
        const taken = Promise.withResolvers<void>();
        const worker = start(async (_, signal) => {
          taken.resolve();
          await aborted(signal);
          throw new Error('stopped');
        });
        await taken.promise;
        await worker.close();
      }
      let tries = 0;
      start(
        async () => {
          tries += 1;
          throw new Error('always');
        },
        async () => gaveUp.resolve(tries),
      );
      expect(await gaveUp.promise).toBe(2);
    });

    it('lets a job that ends while its worker closes be finished', async () => {
      const taken = Promise.withResolvers<void>();
      const worker = start(async (_, signal) => {
        taken.resolve();
        await aborted(signal);
        return null;
      });
      await tested.queue.enqueue(LESSON);
      await taken.promise;
      await worker.close();
      expect(await tested.queue.isAlive(LESSON)).toBe(false);
    });

    it('answers a ping', async () => {
      await expect(tested.queue.ping()).resolves.toBeUndefined();
    });
  });
}

export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** A step that tells of its job and is done. */
export function done(tell: (job: LessonJob) => void): ProcessLesson {
  return async (job) => {
    tell(job);
    return null;
  };
}
