import { expect, it } from 'vitest';
import { estimateSecondsLeft } from '../../../../storage/catalog/estimate-seconds-left.ts';

const AT_HALF = { state: 'processing', progress: 0.5, startedAt: 10_000, updatedAt: 70_000 };

it.each([
  ['half is done in a minute', {}, 60],
  ['three quarters are', { progress: 0.75 }, 20],
  ['everything is', { progress: 1 }, 0],
  ['it has hardly begun', { progress: 0.02 }, null],
  ['nothing is known of its start', { startedAt: null }, null],
  ['it waits', { state: 'queued' }, null],
  ['it was cancelled', { state: 'cancelled' }, null],
  ['a clock was set back', { startedAt: 80_000 }, 0],
] as const)('when %s', (_, given, expected) => {
  expect(estimateSecondsLeft({ ...AT_HALF, ...given })).toBe(expected);
});
