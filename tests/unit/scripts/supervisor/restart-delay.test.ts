import { expect, test } from 'vitest';
import { restartDelayMs } from '../../../../scripts/supervisor/restart-delay.ts';

test('a process that keeps dying is started again later and later, but never later than half a minute', () => {
  expect([1, 2, 3, 4, 7, 8, 500].map(restartDelayMs)).toEqual([
    250, 500, 1000, 2000, 16_000, 30_000, 30_000,
  ]);
});
