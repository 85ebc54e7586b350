import { describe, expect, it } from 'vitest';
import { createCheckpoints } from '../../../../../ingest/uploads/receive/checkpoints.ts';

const MIB = 1024 * 1024;

function build(from = 0) {
  let at = 0;
  const taken: number[] = [];
  let running = Promise.withResolvers<void>();
  const checkpoints = createCheckpoints({
    from,
    now: () => at,
    checkpoint: (offset) => {
      taken.push(offset);
      running = Promise.withResolvers<void>();
      return running.promise;
    },
  });
  return {
    checkpoints,
    taken,
    later(seconds: number) {
      at += seconds * 1000;
    },
    end: () => running.resolve(),
    fail: (error: Error) => running.reject(error),
  };
}

describe('a checkpoint', () => {
  it('is taken when eight mebibytes have come since the last', async () => {
    const { checkpoints, end, taken } = build(3 * MIB);
    checkpoints.written(11 * MIB - 1);
    expect(taken).toEqual([]);
    checkpoints.written(11 * MIB);
    end();
    await checkpoints.idle();
    checkpoints.written(18 * MIB);
    checkpoints.written(19 * MIB);
    expect(taken).toEqual([11 * MIB, 19 * MIB]);
  });

  it('is taken when ten seconds have gone since the last, however little has come', async () => {
    const { checkpoints, end, later, taken } = build();
    later(9.999);
    checkpoints.written(1);
    expect(taken).toEqual([]);
    later(0.001);
    checkpoints.written(2);
    end();
    await checkpoints.idle();
    later(9);
    checkpoints.written(3);
    later(1);
    checkpoints.written(4);
    expect(taken).toEqual([2, 4]);
  });

  it('is not begun while another runs; the next one has all that came meanwhile', async () => {
    const { checkpoints, end, taken } = build();
    checkpoints.written(8 * MIB);
    checkpoints.written(16 * MIB);
    checkpoints.written(24 * MIB);
    expect(taken).toEqual([8 * MIB]);
    end();
    await checkpoints.idle();
    checkpoints.written(25 * MIB);
    expect(taken).toEqual([8 * MIB, 25 * MIB]);
  });

  it('that fails is told, and no other is taken: what was thought to be on disk may not be', async () => {
    const { checkpoints, fail, taken } = build();
    checkpoints.written(8 * MIB);
    fail(new Error('the disk is gone'));
    await expect(checkpoints.idle()).rejects.toThrow('the disk is gone');
    checkpoints.written(80 * MIB);
    expect(taken).toEqual([8 * MIB]);
    await expect(checkpoints.idle()).rejects.toThrow('the disk is gone');
  });

  it('that runs is waited for', async () => {
    const { checkpoints, end } = build();
    await checkpoints.idle();
    checkpoints.written(8 * MIB);
    let idle = false;
    const waiting = checkpoints.idle().then(() => {
      idle = true;
    });
    await new Promise<void>((resolve) => setImmediate(resolve));
    expect(idle).toBe(false);
    end();
    await waiting;
    expect(idle).toBe(true);
  });
});
