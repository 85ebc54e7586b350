import { expect, it } from 'vitest';
import { mergeEdits } from '../../../../../transcoder/score/cuts/merge-edits.ts';

const SHOTS = {
  ...{ durationSeconds: 60, framesPerSecond: 25 },
  ...{ boundaries: [], flashFrames: [], blackFrames: [] },
};
const jumpsAt = (...times: number[]) =>
  mergeEdits(SHOTS, {
    ...{ flashes: [], colourSteps: [], stalls: [] },
    jumpCuts: times.map((atSeconds) => ({ atSeconds, share: 0.2 })),
  });

it('takes a few jumps close together for an editor’s, and as boundaries', () => {
  const { jumpCuts, boundaries } = jumpsAt(10, 11, 12, 13);
  expect(jumpCuts.length).toBe(4);
  expect(boundaries.map(({ atSeconds }) => atSeconds)).toEqual([10, 11, 12, 13]);
});

it('takes jumps all the time for somebody before the lens, and leaves others alone', () => {
  const { jumpCuts, boundaries } = jumpsAt(10, 11, 11.5, 12, 12.4, 40);
  expect(jumpCuts.map(({ atSeconds }) => atSeconds)).toEqual([40]);
  expect(boundaries.map(({ atSeconds }) => atSeconds)).toEqual([40]);
});
