import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { planLevelling } from '../../../../transcoder/plan/plan-levelling.ts';

it.each<[string, number | null, number | null, number | null]>([
  ['quiet speech is raised to the target', -30, -14, 12],
  ['only as far as its peaks allow', -30, -6, 5],
  ['loud sound is lowered', -10.5, 0, -7.5],
  ['sound whose peaks are over is lowered by those, though it is quiet', -25, 0.8, -1.8],
  ['sound near the target stays', -18.9, -12, null],
  ['sound that its peaks keep from rising stays', -30, -1.5, null],
  ['exactly a decibel is corrected', -19, -12, 1],
  ['silence cannot be measured', null, null, null],
  ['nor can infinite quiet be raised', Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, null],
  ['without a true peak nothing is risked', -30, null, null],
])('%s', (_, integratedLufs, truePeakDbtp, gainDb) => {
  expect(planLevelling({ integratedLufs, truePeakDbtp }, LESSON_LADDER.audio.level)).toBe(gainDb);
});
