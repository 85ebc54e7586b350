import { expect, test } from 'vitest';
import { rankCorrelation } from '../../../../scripts/validate/rank-correlation.ts';

test('what rises together correlates wholly, however bent the curve', () => {
  expect(rankCorrelation([1, 2, 3, 4], [1, 10, 11, 1000])).toBeCloseTo(1, 12);
  expect(rankCorrelation([1, 2, 3, 4], [9, 4, 1, 0])).toBeCloseTo(-1, 12);
});

test('ties share their rank', () => {
  // Ranks 1, 2.5, 2.5, 4 against 1 to 4.
  expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
});

test('what never changes has no rank', () => {
  expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNaN();
});
