import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createFairShare,
  createFreeForAll,
  type FairShare,
} from '../../../../../ingest/uploads/fair-share/fair-share.ts';

const KIB = 1024;
const NEVER = new AbortController().signal;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Writes that take no time, again and again, as of one connection that always has more. */
function keepWriting(fairShare: FairShare, school: string, sizeBytes: number) {
  const written = { bytes: 0 };
  const again = async (): Promise<void> => {
    await fairShare.run(school, sizeBytes, async () => {}, NEVER);
    written.bytes += sizeBytes;
    return again();
  };
  void again();
  return written;
}

/** A write that ends when the test says so. */
function heldWrite(fairShare: FairShare, school: string, sizeBytes = 1, signal = NEVER) {
  const gate = Promise.withResolvers<void>();
  const state = { begun: false, end: gate.resolve, fail: gate.reject };
  const done = fairShare.run(
    school,
    sizeBytes,
    () => {
      state.begun = true;
      return gate.promise;
    },
    signal,
  );
  done.catch(() => {});
  return Object.assign(state, { done });
}

const rate = (bytesPerSecond: number | null) => createFairShare({ bytesPerSecond, now: Date.now });
const settled = () => vi.advanceTimersByTimeAsync(0);

describe('a line of so many bytes a second', () => {
  it('carries so many, and a short burst at first', async () => {
    const fairShare = rate(1000 * KIB);
    const written = keepWriting(fairShare, 'a', 10 * KIB);
    await settled();
    expect(written.bytes).toBe(250 * KIB);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written.bytes / KIB).toBeGreaterThanOrEqual(10_200);
    expect(written.bytes / KIB).toBeLessThanOrEqual(10_270);
  });

  it('lets a write through that is larger than the burst, and waits its debt off', async () => {
    const fairShare = rate(100 * KIB);
    const large = heldWrite(fairShare, 'a', 1000 * KIB);
    const next = heldWrite(fairShare, 'a', KIB);
    await settled();
    expect([large.begun, next.begun]).toEqual([true, false]);
    large.end();
    await vi.advanceTimersByTimeAsync(9700);
    expect(next.begun).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(next.begun).toBe(true);
  });

  it('saves no more than the burst while nobody writes', async () => {
    const fairShare = rate(1000 * KIB);
    await vi.advanceTimersByTimeAsync(60_000);
    const written = keepWriting(fairShare, 'a', 10 * KIB);
    await settled();
    expect(written.bytes).toBe(250 * KIB);
  });

  it('is shared equally by schools, however many connections each has', async () => {
    const fairShare = rate(4096 * KIB);
    const eight = Array.from({ length: 8 }, () => keepWriting(fairShare, 'eight', 256 * KIB));
    const one = keepWriting(fairShare, 'one', 256 * KIB);
    await vi.advanceTimersByTimeAsync(60_000);
    const all = eight.reduce((sum, { bytes }) => sum + bytes, one.bytes);
    expect(all / KIB).toBeGreaterThan(60 * 4000);
    expect(one.bytes / all).toBeGreaterThan(0.45);
    expect(one.bytes / all).toBeLessThan(0.55);
    // Within a school, nobody is forgotten.
    const most = Math.max(...eight.map(({ bytes }) => bytes));
    const least = Math.min(...eight.map(({ bytes }) => bytes));
    expect(most - least).toBeLessThanOrEqual(256 * KIB);
  });

  it('is all of one school’s when the others have nothing to send', async () => {
    const fairShare = rate(1000 * KIB);
    const written = keepWriting(fairShare, 'a', 10 * KIB);
    heldWrite(fairShare, 'b', 10 * KIB).end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(written.bytes / KIB).toBeGreaterThan(10_100);
  });
});

describe('a disk', () => {
  it('has four writes at a time; the next is of the school whose turn it is', async () => {
    const fairShare = rate(null);
    const first = Array.from({ length: 8 }, () => heldWrite(fairShare, 'eight', 256 * KIB));
    const one = heldWrite(fairShare, 'one', 256 * KIB);
    await settled();
    expect(first.map(({ begun }) => begun).lastIndexOf(true)).toBe(3);
    expect(one.begun).toBe(false);
    first[0]?.end();
    first[1]?.end();
    await settled();
    expect(one.begun).toBe(true);
    expect(first.filter(({ begun }) => begun)).toHaveLength(5);
  });

  it('gives the place of a write that fails to the next', async () => {
    const fairShare = rate(null);
    const writes = Array.from({ length: 5 }, () => heldWrite(fairShare, 'a'));
    writes[0]?.fail(new Error('the disk is full'));
    await expect(writes[0]?.done).rejects.toThrow('the disk is full');
    await settled();
    expect(writes[4]?.begun).toBe(true);
  });
});

describe('a write whose connection is broken off', () => {
  it('goes ahead at once, and is paid for all the same', async () => {
    const fairShare = rate(100 * KIB);
    heldWrite(fairShare, 'a', 100 * KIB).end();
    const ending = new AbortController();
    const late = heldWrite(fairShare, 'a', 500 * KIB, ending.signal);
    const next = heldWrite(fairShare, 'a', KIB);
    await settled();
    expect(late.begun).toBe(false);
    ending.abort();
    await settled();
    expect(late.begun).toBe(true);
    late.end();
    await late.done;
    await vi.advanceTimersByTimeAsync(5000);
    expect(next.begun).toBe(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(next.begun).toBe(true);
  });

  it('before it waits does not wait', async () => {
    const fairShare = rate(100 * KIB);
    heldWrite(fairShare, 'a', 1000 * KIB).end();
    const late = heldWrite(fairShare, 'a', KIB, AbortSignal.abort());
    await settled();
    expect(late.begun).toBe(true);
  });

  it('while it is written keeps its place until it is done', async () => {
    const fairShare = rate(null);
    const ending = new AbortController();
    const first = Array.from({ length: 4 }, () => heldWrite(fairShare, 'a', 1, ending.signal));
    const next = heldWrite(fairShare, 'a');
    await settled();
    ending.abort();
    await settled();
    expect(next.begun).toBe(false);
    first[0]?.end();
    await settled();
    expect(next.begun).toBe(true);
  });
});

it('when it is closed, lets everybody through who waits, and who comes later', async () => {
  const fairShare = rate(KIB);
  const waiting = Array.from({ length: 10 }, () => heldWrite(fairShare, 'a', 100 * KIB));
  await settled();
  expect(waiting.filter(({ begun }) => begun)).toHaveLength(1);
  fairShare.close();
  const late = heldWrite(fairShare, 'b', 100 * KIB);
  await settled();
  expect([...waiting, late].every(({ begun }) => begun)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('where nothing is shared, four write at a time, in the order they came', async () => {
  const freeForAll = createFreeForAll();
  const writes = Array.from({ length: 6 }, () => heldWrite(freeForAll, 'a'));
  await settled();
  expect(writes.map(({ begun }) => begun)).toEqual([true, true, true, true, false, false]);
  writes[2]!.end();
  await settled();
  expect(writes.map(({ begun }) => begun)).toEqual([true, true, true, true, true, false]);
  freeForAll.close();
});
