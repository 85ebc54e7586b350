import { expect, test } from 'vitest';
import {
  BARE,
  COPIED,
  costFigures,
  costRatios,
  PROCESSES,
  WHOLE,
  YOUKE,
} from '../../../../scripts/bench/transcode/cost-ratios.ts';

const cost = (cpuSeconds: number, wallSeconds = cpuSeconds / 2) => ({ cpuSeconds, wallSeconds });

const ALL = new Map([
  [YOUKE, [cost(22), cost(66)]],
  [WHOLE, [cost(20), cost(60)]],
  [BARE, [cost(20), cost(60)]],
  [PROCESSES, [cost(40), cost(120)]],
  [COPIED, [cost(10), cost(30)]],
]);

test('each bound is put as ours over theirs, round by round', () => {
  expect(costFigures(ALL).map(({ name, value, below }) => [name, value, below])).toEqual([
    ['transcode-cpu-share-vs-bare-ladder', 1.1, 1.1],
    ['transcode-cpu-share-vs-process-per-rendition', 0.55, 0.65],
    ['transcode-cpu-share-copied-vs-process-per-rendition', 0.25, 0.35],
    ['transcode-cpu-share-chunked-vs-whole', 1.1, 1.05],
  ]);
});

test('ratios say the same the other way round, of CPU and of time', () => {
  const ratios = new Map(costRatios(ALL).map(({ name, value }) => [name, value]));
  expect(ratios.size).toBe(8);
  expect(ratios.get('transcode-cpu-vs-process-per-rendition')).toBeCloseTo(40 / 22);
  expect(ratios.get('transcode-wall-copied-vs-process-per-rendition')).toBe(4);
});

test('a file that is copied is held against the processes alone', () => {
  const some = new Map([...ALL].filter(([name]) => name === COPIED || name === PROCESSES));
  expect(costRatios(some).map(({ name }) => name)).toEqual([
    'transcode-cpu-copied-vs-process-per-rendition',
    'transcode-wall-copied-vs-process-per-rendition',
  ]);
});
