import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCheckpoints } from '../../../../../ingest/uploads/receive/checkpoints.ts';

const MIB = 1024 * 1024;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function build({ from = 0, active = 1 } = {}) {
  const taken: number[] = [];
  let running = Promise.withResolvers<void>();
  const checkpoints = createCheckpoints({
    from,
    now: Date.now,
    active: () => active,
    checkpoint: (offset) => {
      taken.push(offset);
      running = Promise.withResolvers<void>();
      return running.promise;
    },
  });
  return {
    checkpoints,
    taken,
    later: (ms: number) => vi.advanceTimersByTimeAsync(ms),
    async end() {
      running.resolve();
      await vi.advanceTimersByTimeAsync(0);
    },
    fail: (error: Error) => running.reject(error),
  };
}

describe('a checkpoint', () => {
  it('is taken when eight mebibytes have come since the last', async () => {
    const { checkpoints, end, taken } = build({ from: 3 * MIB });
    checkpoints.written(11 * MIB - 1);
    expect(taken).toEqual([]);
    checkpoints.written(11 * MIB);
    await end();
    checkpoints.written(18 * MIB);
    checkpoints.written(19 * MIB);
    expect(taken).toEqual([11 * MIB, 19 * MIB]);
    await end();
    await checkpoints.stop();
  });

  it('is taken two seconds after the last, however little has come and though no more comes', async () => {
    const { checkpoints, end, later, taken } = build();
    checkpoints.written(1);
    await later(1999);
    expect(taken).toEqual([]);
    await later(1);
    expect(taken).toEqual([1]);
    await end();
    await later(60_000);
    expect(taken).toEqual([1]);
    checkpoints.written(2);
    expect(taken).toEqual([1, 2]);
    await end();
    await checkpoints.stop();
  });

  it('is taken less often where a thousand uploads share the disk', async () => {
    const { checkpoints, later, taken, end } = build({ active: 1000 });
    checkpoints.written(1);
    await later(9999);
    expect(taken).toEqual([]);
    await later(1);
    expect(taken).toEqual([1]);
    await end();
    await checkpoints.stop();
  });

  it('is not begun while another runs; the next one has all that came meanwhile', async () => {
    const { checkpoints, end, taken } = build();
    checkpoints.written(8 * MIB);
    checkpoints.written(16 * MIB);
    checkpoints.written(24 * MIB);
    expect(taken).toEqual([8 * MIB]);
    await end();
    expect(taken).toEqual([8 * MIB, 24 * MIB]);
    await end();
    await checkpoints.stop();
  });

  it('that fails is told, and no other is taken: what was thought to be on disk may not be', async () => {
    const { checkpoints, fail, later, taken } = build();
    checkpoints.written(8 * MIB);
    fail(new Error('the disk is gone'));
    await later(0);
    checkpoints.written(80 * MIB);
    await later(60_000);
    expect(taken).toEqual([8 * MIB]);
    await expect(checkpoints.stop()).rejects.toThrow('the disk is gone');
    await expect(checkpoints.stop()).rejects.toThrow('the disk is gone');
  });

  it('that runs is waited for; after the stop none begins', async () => {
    const { checkpoints, end, later, taken } = build();
    checkpoints.written(8 * MIB);
    let stopped = false;
    const waiting = checkpoints.stop().then(() => {
      stopped = true;
    });
    await later(0);
    expect(stopped).toBe(false);
    await end();
    await waiting;
    expect(stopped).toBe(true);
    checkpoints.written(80 * MIB);
    await later(60_000);
    expect(taken).toEqual([8 * MIB]);
  });
});
