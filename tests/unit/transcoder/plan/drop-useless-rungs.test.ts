import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { dropUselessRungs } from '../../../../transcoder/plan/drop-useless-rungs.ts';

const kept = (audioKbps: number, averages: number[], peaks: number[] = averages) =>
  dropUselessRungs(
    averages.map((averageKbps, at) => ({ averageKbps, peakKbps: peaks[at]! })),
    audioKbps,
    LESSON_LADDER,
  ).map(({ averageKbps }) => averageKbps);

/** 1080p, 720p, 480p and 360p, as measured. */
it.each<[string, number, number[], number[]]>([
  ['film keeps all', 128, [3900, 1713, 816, 476], [3900, 1713, 816, 476]],
  ['a teacher before a board keeps all', 128, [2463, 397, 172, 108], [2463, 397, 172, 108]],
  ['slides with a pointer lose the last', 128, [282, 169, 102, 71], [282, 169, 102]],
  ['slides at rest keep one', 128, [32, 24, 17, 13], [32]],
  ['a silent one keeps what saves bits of its own', 0, [282, 169, 102, 71], [282, 169, 102]],
  ['a rung is held against the last one kept', 64, [200, 170, 120, 90], [200, 120]],
  ['a larger one below is no use', 64, [500, 600, 200], [500, 200]],
  ['one alone stays', 64, [1], [1]],
  ['none are none', 64, [], []],
])('%s', (_, audioKbps, averages, expected) => {
  expect(kept(audioKbps, averages)).toEqual(expected);
});

it('keeps what saves where the lesson is busiest: a film shown among slides', () => {
  expect(kept(128, [60, 40, 30, 25], [4000, 1800, 900, 500])).toEqual([60, 40, 30, 25]);
});
