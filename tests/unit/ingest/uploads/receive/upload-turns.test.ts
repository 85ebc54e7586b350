import { describe, expect, it, vi } from 'vitest';
import {
  createUploadTurns,
  type Turn,
} from '../../../../../ingest/uploads/receive/upload-turns.ts';

function build() {
  let takeovers = 0;
  const turns = createUploadTurns(() => {
    takeovers += 1;
  });
  const order: string[] = [];
  /** A request that holds its turn until it is told to stop. */
  const request = async (name: string, uploadId = 'u1'): Promise<Turn> => {
    const turn = await turns.take(uploadId);
    order.push(name);
    return turn;
  };
  return { turns, order, request, takeovers: () => takeovers };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a turn', () => {
  it('is had at once where nobody has it', async () => {
    const { takeovers, turns } = build();
    const turn = await turns.take('u1');
    expect([turn.signal.aborted, turns.isTaken('u1'), turns.isTaken('u2')]).toEqual([
      false,
      true,
      false,
    ]);
    turn.release();
    expect([turns.isTaken('u1'), takeovers()]).toEqual([false, 0]);
  });

  it('ends at the moment when a newer request wants it, which has it once the older lets go', async () => {
    const { order, request, takeovers } = build();
    const first = await request('first');
    const second = request('second');
    expect([first.signal.aborted, takeovers()]).toEqual([true, 1]);
    await settled();
    expect(order).toEqual(['first']);
    first.release();
    const turn = await second;
    expect([order, turn.signal.aborted]).toEqual([['first', 'second'], false]);
  });

  it('of one that still waits ends too when a third comes, which has it last', async () => {
    const { order, request, takeovers, turns } = build();
    const first = await request('first');
    const second = request('second');
    const third = request('third');
    expect(takeovers()).toBe(2);
    first.release();
    const overtaken = await second;
    expect(overtaken.signal.aborted).toBe(true);
    await settled();
    expect(order).toEqual(['first', 'second']);
    overtaken.release();
    const last = await third;
    expect(last.signal.aborted).toBe(false);
    first.release();
    overtaken.release();
    expect(turns.isTaken('u1')).toBe(true);
    last.release();
    expect(turns.isTaken('u1')).toBe(false);
  });

  it('waits for the older request alone: no timer polls, and none gives up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'setImmediate'] });
    const { order, request } = build();
    const first = await request('first');
    const second = request('second');
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(order).toEqual(['first']);
    first.release();
    await second;
    vi.useRealTimers();
  });

  it('of one upload is nothing to another', async () => {
    const { request, takeovers } = build();
    const one = await request('one', 'u1');
    const two = await request('two', 'u2');
    expect([one.signal.aborted, two.signal.aborted, takeovers()]).toEqual([false, false, 0]);
  });
});

describe('breaking everybody off', () => {
  it('asks all at once and resolves when the last has let go', async () => {
    const { request, takeovers, turns } = build();
    const one = await request('one', 'u1');
    const two = await request('two', 'u2');
    let over = false;
    const ended = turns.breakOffAll().then(() => {
      over = true;
    });
    expect([one.signal.aborted, two.signal.aborted]).toEqual([true, true]);
    one.release();
    await settled();
    expect(over).toBe(false);
    two.release();
    await ended;
    expect([over, takeovers()]).toEqual([true, 0]);
  });

  it('has nothing to wait for where nobody is', async () => {
    await expect(build().turns.breakOffAll()).resolves.toBeUndefined();
  });
});
