import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { planChunks } from '../../../../transcoder/plan/plan-chunks.ts';

const chunks = (seconds: number, segmentSeconds = 6) =>
  planChunks({
    segments: Array.from(
      { length: Math.ceil(seconds / segmentSeconds) },
      (_, at) => at * segmentSeconds * 25,
    ),
    frames: seconds * 25,
    framesPerSecond: 25,
    ladder: LESSON_LADDER,
  }).map((start) => start / 25);

it.each<[string, number, number, number[]]>([
  ['five minutes', 300, 6, [0, 30, 60, 90, 120, 150, 180, 210, 240, 270]],
  ['a lesson of two minutes and a bit', 139, 6, [0, 18, 36, 54, 72, 90, 108, 126]],
  ['a minute', 60, 6, [0, 6, 12, 18, 24, 30, 36, 42, 48, 54]],
  ['less than a segment', 4, 6, [0]],
  ['a segment and a bit, which is not worth a chunk', 8, 6, [0]],
  ['a segment and more than half of one', 10, 6, [0, 6]],
  ['long segments', 300, 10, [0, 30, 60, 90, 120, 150, 180, 210, 240, 270]],
  ['segments that do not fit', 100, 8, [0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80, 88]],
])('%s', (_, seconds, segmentSeconds, expected) => {
  expect(chunks(seconds, segmentSeconds)).toEqual(expected);
});

it('makes no chunk tiny and none much longer than the others, whatever the length', () => {
  for (let seconds = 20; seconds < 400; seconds += 1) {
    const starts = chunks(seconds);
    const lengths = starts.map((start, at) => (starts[at + 1] ?? seconds) - start);
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(45);
  }
});
