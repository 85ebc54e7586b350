import { expect, test } from 'vitest';
import {
  type ChunkSize,
  FIRST_CHUNK,
  planChunkSize,
} from '../../../scripts/upload/plan-chunk-size.ts';

const MIB = 1024 * 1024;
/** Sizes in MiB, the first one's included, after outcomes: milliseconds, or null for a loss. */
function sizes(...outcomes: readonly (number | null)[]): readonly number[] {
  const all: ChunkSize[] = [FIRST_CHUNK];
  for (const outcome of outcomes) all.push(planChunkSize(all.at(-1)!, outcome));
  return all.map(({ bytes }) => bytes / MIB);
}

test('a good line soon carries 8 MiB at once, and no more', () => {
  expect(sizes(10, 10, 10, 10)).toEqual([1, 2, 4, 8, 8]);
});

test('each loss halves what is sent, down to 256 KiB', () => {
  expect(sizes(10, null, null, null, null)).toEqual([1, 2, 1, 0.5, 0.25, 0.25]);
});

test('on a line that has broken, four have to arrive in a row before more is tried', () => {
  expect(sizes(null, 10, 10, 10, 10, 10)).toEqual([1, 0.5, 0.5, 0.5, 0.5, 1, 1]);
  expect(sizes(null, 10, 10, 10, null, 10, 10, 10, 10)).toEqual([
    1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.5,
  ]);
});

test('chunks that take longer than ten seconds do not grow', () => {
  expect(sizes(10_000, 10_001, 60_000, 9_000)).toEqual([1, 2, 2, 2, 4]);
});
