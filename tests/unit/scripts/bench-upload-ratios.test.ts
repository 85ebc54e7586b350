import { expect, test } from 'vitest';
import { formatFigure } from '../../../scripts/bench/figure.ts';
import { percentile } from '../../../scripts/bench/percentile.ts';
import { parseProcessMemory } from '../../../scripts/bench/process-memory.ts';
import type { Received } from '../../../scripts/bench/upload/throughput/measure-uploads.ts';
import { throughputRatios } from '../../../scripts/bench/upload/throughput/throughput-ratios.ts';

const received = (speed: number, cpu: number, withDigest: number | null): Received => ({
  mebibytesPerSecond: speed,
  cpuSecondsPerGibibyte: cpu,
  cpuWithDigestPerGibibyte: withDigest,
});

function samples(oursAtRest: number | null) {
  return new Map([
    ['youke', [received(600, 1, oursAtRest)]],
    ['youke-sha256', [received(300, 2, 2)]],
    ['tus-server', [received(300, 3, 3)]],
    ['pipeline', [received(1200, 0.5, 0.5)]],
  ]);
}

test('twice the CPU time for a GiB is half as good, twice the speed twice', () => {
  expect(throughputRatios(samples(1.5), 16)).toEqual([
    { name: 'upload-cpu-vs-tus-server-16', value: 3 },
    { name: 'upload-cpu-with-digest-vs-tus-server-16', value: 2 },
    { name: 'upload-cpu-sha256-vs-tus-server-16', value: 1.5 },
    { name: 'upload-cpu-vs-pipeline-16', value: 0.5 },
    { name: 'upload-throughput-vs-tus-server-16', value: 2 },
    { name: 'upload-throughput-sha256-vs-tus-server-16', value: 1 },
    { name: 'upload-throughput-vs-pipeline-16', value: 0.5 },
  ]);
});

test('a server that does not come to rest has no figure for it', () => {
  const names = throughputRatios(samples(null), 1).map(({ name }) => name);
  expect(names).toHaveLength(6);
  expect(names).not.toContain('upload-cpu-with-digest-vs-tus-server-1');
});

test.each([
  [50, 2],
  [51, 3],
  [99, 4],
  [100, 4],
  [0, 1],
])('of 4 1 3 2, %d hundredths are not above %d', (hundredths, value) => {
  expect(percentile([4, 1, 3, 2], hundredths)).toBe(value);
});

test('a percentile of nothing is refused', () => {
  expect(() => percentile([], 50)).toThrow(RangeError);
});

test('memory is read in KiB, now and at its peak', () => {
  const status = 'Name:\tnode\nVmPeak:\t  900 kB\nVmHWM:\t  300 kB\nVmRSS:\t  200 kB\n';
  expect(parseProcessMemory(status)).toEqual({ residentBytes: 204_800, peakBytes: 307_200 });
  expect(() => parseProcessMemory('Name:\tkthreadd\n')).toThrow('VmRSS');
});

test.each([
  [{ name: 'a', value: 12.34, unit: 'ms' }, 'figure a 12.3 ms'],
  [{ name: 'a', value: 12, unit: 'ms', below: 20 }, 'figure a 12.0 ms (< 20)'],
  [{ name: 'a', value: 20, unit: 'ms', below: 20 }, 'figure a 20.0 ms (< 20, missed)'],
])('%j reads as a line', (figure, line) => {
  expect(formatFigure(figure)).toBe(line);
});
