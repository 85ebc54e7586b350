import { expect, it } from 'vitest';
import { estimateEta } from '../../../ingest/operations/estimate-eta.ts';

const lesson = (durationSeconds: number | null, progress = 0) => ({ durationSeconds, progress });

it.each([
  ['nothing pending', [], [], [], 0],
  ['no worker', [lesson(60)], [60], [], null],
  ['workers that have done nothing yet', [lesson(60)], [60], [null], null],
  ['no length known', [lesson(null)], [], [2], null],
  ['one worker', [lesson(60), lesson(120)], [], [3], 60],
  ['work half done', [lesson(100, 0.5)], [], [5], 10],
  ['two workers, one still unmeasured', [lesson(120)], [], [3, null], 20],
  ['lengths like the last ones', [lesson(null), lesson(null)], [90, 30], [2], 60],
])('with %s', (_what, pending, recent, speeds, expected) => {
  expect(estimateEta(pending, recent, speeds)).toBe(expected);
});
