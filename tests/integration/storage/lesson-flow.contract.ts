import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jobId, type LessonJob, type LessonRun } from '../../../storage/queue/job.ts';
import type { LessonWorker, ProcessLesson } from '../../../storage/queue/lesson-queue.ts';
import { TryLaterError } from '../../../storage/queue/try-later-error.ts';
import type { QueueUnderTest } from './lesson-queue.contract.ts';

/** `work` makes what a worker does: `told` hears of each job before it is done. */
type Told = (job: LessonJob) => Promise<void> | void;

const runOf = (lessonId: string): LessonRun => ({
  lessonId,
  generation: 1,
  traceId: 'trace-1',
  raised: false,
});
const A = runOf('a');

/** A worker's part: lessons of so many chunks, without sound, unless told otherwise. */
export function lessonsOf(
  shape: Readonly<Record<string, Readonly<{ chunks: number; sound?: boolean }>>>,
  told: Told,
): ProcessLesson {
  return async (job) => {
    await told(job);
    const parts = shape[job.lessonId]!;
    return job.step === 'prepare' ? { sound: false, raised: job.raised, ...parts } : null;
  };
}

/** What every queue must do with lessons of several steps. `open` gives an empty one whose jobs are tried twice. */
export function lessonFlowContract(open: () => Promise<QueueUnderTest>): void {
  describe('with lessons of several steps', () => {
    let tested: QueueUnderTest;
    const workers: LessonWorker[] = [];
    const start = (...args: Parameters<QueueUnderTest['startWorker']>) => {
      const worker = tested.startWorker(...args);
      workers.push(worker);
      return worker;
    };
    /** Ids without their lessons' generation, in the order of their beginnings, until one begins that is the last. */
    const order = async (
      shape: Parameters<typeof lessonsOf>[0],
      last: string,
      during: Told = () => {},
    ) => {
      const begun: string[] = [];
      const ended = Promise.withResolvers<readonly string[]>();
      start(
        lessonsOf(shape, async (job) => {
          begun.push(jobId(job).replace('-1', ''));
          await during(job);
          if (jobId(job) === last) ended.resolve(begun);
        }),
      );
      return ended.promise;
    };

    beforeEach(async () => {
      tested = await open();
    });
    afterEach(async () => {
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
      await tested.queue.close();
    });

    it('does what makes it playable first, each once, and finishes when all is done', async () => {
      await tested.queue.enqueue(A);
      const steps = await order({ a: { chunks: 3, sound: true } }, 'a-1-finish');
      expect(steps).toEqual(['a', 'a-sound', 'a-chunk-0', 'a-chunk-1', 'a-chunk-2', 'a-finish']);
    });

    it('goes on to finish where nothing lies between', async () => {
      await tested.queue.enqueue(A);
      expect(await order({ a: { chunks: 0 } }, 'a-1-finish')).toEqual(['a', 'a-finish']);
    });

    it('lets the beginning of a lesson that comes later go before the end of a long one', async () => {
      await tested.queue.enqueue(A);
      const steps = await order(
        { a: { chunks: 18 }, b: { chunks: 3 } },
        'a-1-finish',
        async (job) => {
          if (jobId(job) === 'a-1-chunk-1') await tested.queue.enqueue(runOf('b'));
        },
      );
      const chunks = (from: number, to: number) =>
        Array.from({ length: to - from + 1 }, (_, index) => `a-chunk-${from + index}`);
      expect(steps).toEqual([
        ...['a', 'a-chunk-0', 'a-chunk-1'],
        ...['b', 'b-chunk-0'],
        ...chunks(2, 15),
        ...['b-chunk-1', 'b-chunk-2', 'b-finish'],
        ...chunks(16, 17),
        'a-finish',
      ]);
    });

    it('lets a raised lesson go before all that are not, and moves the jobs that wait', async () => {
      await tested.queue.enqueue(A);
      await tested.queue.enqueue(runOf('b'));
      await tested.queue.enqueue({ ...runOf('c'), raised: true });
      const shape = { a: { chunks: 2 }, b: { chunks: 2 }, c: { chunks: 2 } };
      const steps = await order(shape, 'a-1-finish', async (job) => {
        if (jobId(job) === 'b-1-chunk-0')
          await tested.queue.reorder({ ...runOf('b'), raised: true });
      });
      expect(steps).toEqual([
        ...['c', 'c-chunk-0', 'c-chunk-1', 'c-finish'],
        ...['a', 'b', 'a-chunk-0', 'b-chunk-0'],
        // Raised now, with the finish that waited for them.
        ...['b-chunk-1', 'b-finish'],
        ...['a-chunk-1', 'a-finish'],
      ]);
    });

    it('takes a raised lesson back to where the others are', async () => {
      for (const lesson of ['a', 'b'])
        await tested.queue.enqueue({ ...runOf(lesson), raised: true });
      await tested.queue.reorder(A);
      await tested.queue.reorder(runOf('nobody'));
      const shape = { a: { chunks: 0 }, b: { chunks: 1 } };
      expect(await order(shape, 'a-1-finish')).toEqual([
        'b',
        'b-chunk-0',
        'b-finish',
        'a',
        'a-finish',
      ]);
    });

    it('is alive from its first job to its last, and is not begun twice meanwhile', async () => {
      const alive: boolean[] = [];
      await tested.queue.enqueue(A);
      const shape = { a: { chunks: 2 } };
      const steps = await order(shape, 'a-1-finish', async () => {
        alive.push(await tested.queue.isAlive(A));
        await tested.queue.enqueue(A);
      });
      expect(steps).toEqual(['a', 'a-chunk-0', 'a-chunk-1', 'a-finish']);
      expect(alive).toEqual([true, true, true, true]);
      await Promise.all(workers.splice(0).map((worker) => worker.close()));
      expect(await tested.queue.isAlive(A)).toBe(false);
    });

    it('does not wait for a step that was given up', async () => {
      await tested.queue.enqueue(A);
      const gaveUp: string[] = [];
      const finished = Promise.withResolvers<void>();
      const worker = start(
        lessonsOf({ a: { chunks: 2 } }, (job) => {
          if (jobId(job) === 'a-1-chunk-1') throw new Error('always');
          if (job.step === 'finish') finished.resolve();
        }),
        async (job, error) => {
          gaveUp.push(`${jobId(job)}: ${error.message}`);
        },
      );
      await finished.promise;
      await worker.close();
      expect(gaveUp).toEqual(['a-1-chunk-1: always']);
      expect(await tested.queue.isAlive(A)).toBe(false);
    });

    it('forgets the jobs of a run that nobody works on; who does may end in peace', async () => {
      await tested.queue.enqueue(A);
      const begun: string[] = [];
      const first = Promise.withResolvers<void>();
      const removed = Promise.withResolvers<void>();
      const worker = start(
        lessonsOf({ a: { chunks: 3, sound: true }, b: { chunks: 0 } }, async (job) => {
          begun.push(jobId(job));
          if (job.step !== 'sound') return;
          first.resolve();
          await removed.promise;
        }),
      );
      await first.promise;
      await tested.queue.remove(A);
      expect(await tested.queue.isAlive(A)).toBe(false);
      removed.resolve();
      await worker.close();
      await tested.queue.enqueue(runOf('b'));
      expect(await order({ b: { chunks: 0 } }, 'b-1-finish')).toEqual(['b', 'b-finish']);
      expect(begun).toEqual(['a-1', 'a-1-sound']);
    });

    it('puts a step off that cannot be done now, which uses up no try', async () => {
      await tested.queue.enqueue(A);
      const answers = [
        new TryLaterError(0.01, 'no room'),
        new TryLaterError(0.01, 'no room'),
        new Error('broken'),
        new TryLaterError(0.01, 'no room'),
      ];
      const steps = await order({ a: { chunks: 0 } }, 'a-1-finish', () => {
        const answer = answers.shift();
        if (answer !== undefined) throw answer;
      });
      expect(steps).toEqual(['a', 'a', 'a', 'a', 'a', 'a-finish']);
    });
  });
}
