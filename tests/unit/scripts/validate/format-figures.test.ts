import { expect, test } from 'vitest';
import { formatFigures, formatValue } from '../../../../scripts/validate/format-figures.ts';

test('a family is a table that says what was missed', () => {
  const text = formatFigures({
    family: 'defects',
    seconds: 61.4,
    rows: [
      { name: 'recall', value: 0.96, unit: '', limit: '≥ 0.95', ok: true, detail: '288 of 300' },
      { name: 'scores move', value: 4, unit: 'points', limit: '≤ 3', ok: false },
      { name: 'recall picture.dark', value: 1, unit: '', limit: '', ok: true },
    ],
  });
  expect(text.split('\n')).toEqual([
    'defects (61 s)',
    '  达到 ok      recall               0.960     ≥ 0.95  288 of 300',
    '  未达 MISSED  scores move          4 points  ≤ 3',
    '               recall picture.dark  1',
    '',
    '',
  ]);
});

test.each([
  [0.95, '0.950'],
  [12.34, '12.3'],
  [300, '300'],
  [Number.NaN, '–'],
])('%s is shown as %s', (value, shown) => {
  expect(formatValue(value)).toBe(shown);
});
