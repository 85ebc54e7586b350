import { expect, test } from 'vitest';
import { parseRange } from '../../../../player/delivery/parse-range.ts';

const SIZE = 1000;

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-999', { start: 0, end: 999 }],
  ['bytes=500-', { start: 500, end: 999 }],
  ['bytes=999-99999999999999999999', { start: 999, end: 999 }],
  ['bytes=-1', { start: 999, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  [' BYTES=1-2 ', { start: 1, end: 2 }],
])('%s is part of a thousand bytes', (header, range) => {
  expect(parseRange(header, SIZE)).toEqual(range);
});

test.each(['bytes=1000-', 'bytes=1000-1001', 'bytes=-0'])('%s cannot be satisfied', (header) => {
  expect(parseRange(header, SIZE)).toBe('unsatisfiable');
});

test.each(['bytes=0-1,5-6', 'bytes=2-1', 'bytes=-', 'items=0-1', 'bytes=a-b', 'bytes', ''])(
  '%j is ignored',
  (header) => {
    expect(parseRange(header, SIZE)).toBe('whole');
  },
);

test('no header means the whole file', () => {
  expect(parseRange(undefined, SIZE)).toBe('whole');
});

test('an empty file has no part to give', () => {
  expect(parseRange('bytes=0-', 0)).toBe('unsatisfiable');
  expect(parseRange('bytes=-5', 0)).toBe('unsatisfiable');
});
