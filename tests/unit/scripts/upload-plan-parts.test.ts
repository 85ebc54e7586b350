import { expect, test } from 'vitest';
import { planParts } from '../../../scripts/upload/plan-parts.ts';

test('parts are a file in order, without a gap', () => {
  expect(planParts(10, 3)).toEqual([
    { start: 0, end: 3 },
    { start: 3, end: 6 },
    { start: 6, end: 10 },
  ]);
  expect(planParts(7, 1)).toEqual([{ start: 0, end: 7 }]);
});

test.each([
  [8 * 1024 ** 3, 16],
  [8 * 1024 ** 3 + 7, 7],
  [5_368_709_121, 3],
  [1_048_577, 11],
])(
  '%i bytes in %i parts: each ends where the next begins, and they differ by a byte',
  (size, n) => {
    const parts = planParts(size, n);
    expect(parts).toHaveLength(n);
    expect([parts[0]!.start, parts.at(-1)!.end]).toEqual([0, size]);
    expect(parts.slice(1).map(({ start }) => start)).toEqual(parts.slice(0, -1).map((p) => p.end));
    const lengths = parts.map(({ start, end }) => end - start);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1);
  },
);
