import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { planChunks } from '../../../../transcoder/plan/plan-chunks.ts';

/** `keyframeSeconds`: the source's distance; undefined: it can be read from anywhere. */
const chunks = (seconds: number, segmentSeconds = 6, keyframeSeconds?: number) => {
  const starts = Array.from(
    { length: Math.ceil(seconds / segmentSeconds) },
    (_, at) => at * segmentSeconds,
  );
  return planChunks({
    segments: starts.map((start) => start * 25),
    inVain: starts.map((start) =>
      keyframeSeconds === undefined ? 0 : (start % keyframeSeconds) * 25,
    ),
    frames: seconds * 25,
    framesPerSecond: 25,
    ladder: LESSON_LADDER,
  }).map((start) => start / 25);
};

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

describe('a source with far keyframes', () => {
  it.each<[string, number, number, number[]]>([
    ['is cut where it can be read from', 300, 10, [0, 30, 60, 90, 120, 150, 180, 210, 240, 270]],
    ['is cut near there', 120, 20, [0, 12, 42, 66, 102]],
    ['has a short first chunk, for which somebody waits', 60, 20, [0, 6, 24, 42]],
    ['is one chunk where all before would be decoded twice', 20, 500, [0]],
    ['is hardly cut where only its start is a keyframe', 2400, 5000, [0, 18]],
  ])('%s', (_, seconds, keyframeSeconds, expected) => {
    expect(chunks(seconds, 6, keyframeSeconds)).toEqual(expected);
  });

  it('is never decoded again by more than a quarter', () => {
    for (let keyframeSeconds = 2; keyframeSeconds < 100; keyframeSeconds += 1) {
      const inVain = chunks(600, 6, keyframeSeconds).map((start) => start % keyframeSeconds);
      expect(inVain.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(150);
    }
  });
});
