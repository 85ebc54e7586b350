import { expect, it } from 'vitest';
import { findLevelJumps } from '../../../../../transcoder/score/findings/find-level-jumps.ts';
import { GOOD_AUDIO } from '../measured-lesson.ts';

const jumpsOf = (stepLu: number) =>
  findLevelJumps({
    ...GOOD_AUDIO,
    levelSteps: [{ atSeconds: 20, stepLu, abrupt: true, gainChanged: true }],
  });

it.each([-24, -10, 8, 24])('a turn of the volume by %d LU is a jump', (stepLu) => {
  expect(jumpsOf(stepLu).map(({ code }) => code)).toEqual(['audio.level-jump']);
});

it.each([-37, 2, 40])('a step of %d LU, too small or into silence, is none', (stepLu) => {
  expect(jumpsOf(stepLu)).toEqual([]);
});
