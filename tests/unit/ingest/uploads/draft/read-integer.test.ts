import { expect, it } from 'vitest';
import { readInteger } from '../../../../../ingest/uploads/draft/read-integer.ts';

it.each<[string | undefined, number | null]>([
  ['0', 0],
  ['25000000', 25_000_000],
  ['007', 7],
  [' 12 ', 12],
  ['12;by=client', 12],
  ['999999999999999', 999_999_999_999_999],
  ['9999999999999999', null],
  [undefined, null],
  ['', null],
  ['-1', null],
  ['1.5', null],
  ['"12"', null],
  ['?1', null],
  ['1, 2', null],
])('the count in %j is %j', (header, count) => {
  const headers = header === undefined ? {} : { 'upload-offset': header };
  expect(readInteger(headers, 'upload-offset')).toBe(count);
});
