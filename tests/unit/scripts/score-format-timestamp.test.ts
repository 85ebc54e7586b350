import { expect, test } from 'vitest';
import { formatBytes } from '../../../scripts/terminal/format-bytes.ts';
import { formatTimestamp } from '../../../scripts/terminal/format-timestamp.ts';
import { alignColumns, countCells } from '../../../scripts/terminal/pad-cells.ts';

test.each([
  [0, '0:00.0'],
  [12.48, '0:12.5'],
  [59.96, '1:00.0'],
  [2701, '45:01.0'],
  [3723.5, '1:02:03.5'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatTimestamp(seconds)).toBe(text);
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1.5 * 1024 ** 3, '1.5 GiB'],
  [5 * 1024 ** 5, '5120.0 TiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('Chinese takes two cells a character', () => {
  expect(countCells('清晰度 a（）')).toBe(12);
  expect(
    alignColumns([
      ['音', 'x'],
      ['abc', 'y'],
    ]),
  ).toEqual(['音   x', 'abc  y']);
});
