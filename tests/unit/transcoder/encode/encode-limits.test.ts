import { expect, it } from 'vitest';
import { encodeLimits, mostBytes } from '../../../../transcoder/encode/encode-limits.ts';
import type { TranscodeLimits } from '../../../../transcoder/transcode-limits.ts';

const LIMITS: TranscodeLimits = {
  maxDurationSeconds: 14_400,
  maxSourceBytes: 1e10,
  memoryBytes: 8e9,
  stallSeconds: 120,
  niceness: 10,
  sandbox: 'network',
};

it.each([
  ['a moment', 0.04, 603],
  ['a chunk', 30, 2400],
  ['a lesson of an hour', 3600, 216_600],
])('gives %s as much processor time as its length wants, and no file', (_, seconds, cpuSeconds) => {
  const limits = { memoryBytes: 8e9, niceness: 10, sandbox: 'network', cpuSeconds, fileBytes: 0 };
  expect(encodeLimits(LIMITS, seconds)).toEqual(limits);
});

it('lets a rendition come to twice its cap, and a little', () => {
  expect(mostBytes(4500, 30)).toBe(33_750_000 + 8 * 1024 * 1024);
  expect(mostBytes(100, 0)).toBe(8 * 1024 * 1024);
});
