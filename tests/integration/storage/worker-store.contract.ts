import { beforeEach, expect, it } from 'vitest';
import type { WorkerStore } from '../../../storage/catalog/worker-store.ts';

const IDLE = { host: 'transcoder-1', lessonId: null, progress: 0, speed: null };

/** What every worker store must do. `open` gives an empty one. */
export function workerStoreContract(
  open: () => Promise<Readonly<{ workers: WorkerStore; clock: { now: number } }>>,
): void {
  let workers: WorkerStore;
  let clock: { now: number };

  beforeEach(async () => {
    ({ workers, clock } = await open());
    clock.now = 1000;
  });

  it('keeps what a worker said last', async () => {
    await workers.report({ id: 'a', ...IDLE });
    clock.now = 2000;
    const busy = { id: 'a', host: 'transcoder-1', lessonId: 'lesson-1', progress: 0.5, speed: 2.5 };
    await workers.report(busy);
    expect(await workers.seenSince(0)).toEqual([{ ...busy, seenAt: 2000 }]);
  });

  it('forgets who was not heard of for long', async () => {
    await workers.report({ id: 'a', ...IDLE });
    clock.now = 2000;
    await workers.report({ id: 'b', ...IDLE });
    expect((await workers.seenSince(2000)).map((worker) => worker.id)).toEqual(['b']);
    expect((await workers.seenSince(0)).map((worker) => worker.id)).toEqual(['b']);
  });

  it('forgets who says goodbye', async () => {
    await workers.report({ id: 'a', ...IDLE });
    await workers.remove('a');
    await workers.remove('a');
    expect(await workers.seenSince(0)).toEqual([]);
  });
}
