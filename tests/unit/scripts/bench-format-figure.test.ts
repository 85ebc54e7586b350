import { expect, test } from 'vitest';
import { formatFigure } from '../../../scripts/bench/figure.ts';

test.each([
  [{ name: 'a', value: 12.34, unit: 'MiB' }, 'figure a 12.3 MiB'],
  [{ name: 'a', value: 12.34, unit: 'MiB', below: 12.4 }, 'figure a 12.3 MiB (< 12.4)'],
  [{ name: 'a', value: 12.34, unit: 'MiB', below: 12 }, 'figure a 12.3 MiB (< 12, missed)'],
  [{ name: 'a', value: 1.0876, unit: '', digits: 3, below: 1.1 }, 'figure a 1.088 (< 1.1)'],
  [{ name: 'a', value: -0.002, unit: '', digits: 3, above: -0.01 }, 'figure a -0.002 (> -0.01)'],
  [
    { name: 'a', value: -0.02, unit: '', digits: 2, above: -0.01 },
    'figure a -0.02 (> -0.01, missed)',
  ],
])('%j', (figure, line) => {
  expect(formatFigure(figure)).toBe(line);
});
