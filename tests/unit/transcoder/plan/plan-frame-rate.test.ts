import { expect, it } from 'vitest';
import { planFrameRate } from '../../../../transcoder/plan/plan-frame-rate.ts';

type Scan = 'progressive' | 'interlaced';

it.each<[string, string | null, number, Scan, string]>([
  ['keeps 25', '25/1', 25, 'progressive', '25/1'],
  ['keeps the exact rate of NTSC', '30000/1001', 29.97, 'progressive', '30000/1001'],
  ['puts a rounded rate right', '2997/100', 29.97, 'progressive', '30000/1001'],
  ['keeps a slow camera', '25/2', 12.5, 'progressive', '25/2'],
  ['halves 50', '50/1', 50, 'progressive', '25/1'],
  ['halves 59.94', '60000/1001', 59.94, 'progressive', '30000/1001'],
  ['halves 120 twice', '120/1', 120, 'progressive', '30/1'],
  ['does not halve a 30 that is measured as 30.02', '30/1', 30.02, 'progressive', '30/1'],
  ['gives a phone that dropped frames its clock’s rate', '30/1', 27.4, 'progressive', '30/1'],
  ['gives slides on a 120 Hz clock a rate that players like', '120/1', 2, 'progressive', '30/1'],
  ['does not take a millisecond clock for a rate', '1000/1', 14.2, 'progressive', '15/1'],
  ['finds a rate where the file names none', null, 24.8, 'progressive', '25/1'],
  ['counts two fields as one frame', '50/1', 25, 'interlaced', '25/1'],
  ['repeats frames of a picture a second', '1/1', 1, 'progressive', '8/1'],
  ['keeps a rate of its own', '17/1', 17, 'progressive', '17/1'],
])('%s', (_, nominal, average, scan, expected) => {
  const [numerator = 0, denominator = 0] = (nominal ?? '').split('/').map(Number);
  const rate = planFrameRate(
    {
      nominalFrameRate: nominal === null ? null : { numerator, denominator },
      framesPerSecond: average,
      scan,
    },
    30,
  );
  expect(`${rate.numerator}/${rate.denominator}`).toBe(expected);
});
