import { expect, test } from 'vitest';
import { parseUploadBenchOptions } from '../../../scripts/bench/upload/upload-bench-options.ts';

test('all three parts run by default', () => {
  expect(parseUploadBenchOptions({})).toEqual({
    parts: ['throughput', 'slow', 'half-open'],
    mebibytes: 512,
    uploads: 1000,
    seconds: 30,
  });
});

test('one part can be asked for, at a size of its own', () => {
  const options = { only: 'slow', mebibytes: '32', uploads: '5', seconds: '1' };
  expect(parseUploadBenchOptions(options)).toEqual({
    parts: ['slow'],
    mebibytes: 32,
    uploads: 5,
    seconds: 1,
  });
});

test.each([
  [{ only: 'fast' }, /--only .*throughput\|slow\|half-open/],
  [{ only: '' }, /--only/],
  [{ mebibytes: '31' }, /--mebibytes .* 32 /],
  [{ uploads: '1e3' }, /--uploads/],
  [{ uploads: '0' }, /--uploads/],
  [{ seconds: '-1' }, /--seconds/],
])('%j is refused', (values, said) => {
  expect(() => parseUploadBenchOptions(values)).toThrow(said);
});
