import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LessonRecord } from '../../../../storage/catalog/lesson.ts';
import type { LessonRun } from '../../../../storage/queue/job.ts';
import { QueueUnavailableError } from '../../../../storage/queue/lesson-queue.ts';
import { reconcile } from '../../../../storage/queue/reconcile.ts';
import { startReconciler } from '../../../../storage/queue/start-reconciler.ts';

const lesson = (id: string, generation: number) =>
  ({ id, generation, traceId: `trace-${id}`, raised: false, state: 'queued' }) as LessonRecord;

function queueOf(alive: readonly string[]) {
  const enqueued: LessonRun[] = [];
  return {
    enqueued,
    isAlive: async (run: Pick<LessonRun, 'lessonId' | 'generation'>) =>
      alive.includes(`${run.lessonId}-${run.generation}`),
    enqueue: async (run: LessonRun) => {
      enqueued.push(run);
    },
  };
}

describe('reconciling', () => {
  it('queues the lessons with work that no job is alive for, oldest first', async () => {
    const lessons = { withWork: async () => [lesson('a', 1), lesson('b', 2), lesson('c', 1)] };
    const queue = queueOf(['a-1']);
    expect(await reconcile({ lessons, queue })).toEqual({ requeued: 2 });
    expect(queue.enqueued).toEqual([
      { lessonId: 'b', generation: 2, traceId: 'trace-b', raised: false },
      { lessonId: 'c', generation: 1, traceId: 'trace-c', raised: false },
    ]);
  });

  it('takes a job of an earlier generation for none', async () => {
    const lessons = { withWork: async () => [lesson('a', 2)] };
    const queue = queueOf(['a-1']);
    expect(await reconcile({ lessons, queue })).toEqual({ requeued: 1 });
  });
});

describe('the reconciler', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('outlives an outage, and speaks of it once when it comes and once when it goes', async () => {
    const said: string[] = [];
    const log = {
      info: (_: object, message: string) => said.push(`info: ${message}`),
      warn: (_: object, message: string) => said.push(`warn: ${message}`),
    };
    const outcomes = ['away', 'away', 'here', 'here'];
    const allRun = Promise.withResolvers<void>();
    const lessons = {
      async withWork() {
        const outcome = outcomes.shift();
        if (outcome === undefined) allRun.resolve();
        if (outcome === 'away') throw new QueueUnavailableError('away');
        return [];
      },
    };
    const reconciler = startReconciler({ lessons, queue: queueOf([]), log, everySeconds: 0.001 });
    await allRun.promise;
    await reconciler.close();
    expect(said).toEqual(['warn: the reconciler fails', 'info: the reconciler works again']);
  });

  it('waits for a run to end before it plans the next, and for the last one when it is closed', async () => {
    vi.useFakeTimers();
    let begun = 0;
    let ended = 0;
    const goOn = Promise.withResolvers<void>();
    const lessons = {
      async withWork() {
        begun += 1;
        await goOn.promise;
        ended += 1;
        return [];
      },
    };
    const reconciler = startReconciler({ lessons, queue: queueOf([]), everySeconds: 1 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(begun).toBe(1);
    const closed = reconciler.close();
    goOn.resolve();
    await closed;
    await vi.advanceTimersByTimeAsync(10_000);
    expect([begun, ended]).toEqual([1, 1]);
  });
});
