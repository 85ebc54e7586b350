import { expect, test } from 'vitest';
import { compare } from '../../../scripts/bench/compare.ts';
import { cpuSeconds, parseCpuSeconds } from '../../../scripts/bench/cpu-seconds.ts';
import { zipfSequence } from '../../../scripts/bench/delivery/zipf-sequence.ts';
import { median, medianRatio } from '../../../scripts/bench/median.ts';

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('the median of nothing is refused', () => {
  expect(() => median([])).toThrow(RangeError);
});

test('ratios are taken round by round', () => {
  // The second round was three times slower for both.
  expect(medianRatio([2, 6, 2.2], [1, 3, 1])).toBe(2);
});

test('CPU time is read past a name with blanks and brackets', () => {
  const stat = '42 (a) b (c)) S 1 42 42 0 -1 4194304 100 200 0 0 150 50 25 75 20 0 1 0 100';
  expect(parseCpuSeconds(stat)).toBe(3);
});

test('CPU time of ourselves grows with work', () => {
  const before = cpuSeconds('self');
  while (process.cpuUsage().user + process.cpuUsage().system < (before + 0.05) * 1e6) Math.random();
  expect(cpuSeconds('self')).toBeGreaterThan(before);
});

test('an audience asks for the first twice as often as for the second, the same each time', () => {
  const next = zipfSequence(50, 7);
  const again = zipfSequence(50, 7);
  const asked = Array.from({ length: 20_000 }, next);
  expect(Array.from({ length: 20_000 }, again)).toEqual(asked);
  expect(Math.min(...asked)).toBe(0);
  expect(Math.max(...asked)).toBe(49);
  const times = (index: number) => asked.filter((each) => each === index).length;
  expect(times(0) / times(1)).toBeCloseTo(2, 0);
  expect(Array.from({ length: 100 }, zipfSequence(50, 8))).not.toEqual(asked.slice(0, 100));
});

test('contenders take turns at going first', async () => {
  const order: string[] = [];
  const contender = (name: string) => ({
    name,
    run: async (round: number) => {
      order.push(`${name}${round}`);
      return round;
    },
  });
  const told: string[] = [];
  const samples = await compare(
    [contender('a'), contender('b')],
    3,
    new AbortController().signal,
    (name, round, sample) => told.push(`${name}${round}=${sample}`),
  );
  expect(order).toEqual(['b1', 'a1', 'a2', 'b2', 'b3', 'a3']);
  expect(told).toEqual(['b1=1', 'a1=1', 'a2=2', 'b2=2', 'b3=3', 'a3=3']);
  expect([...samples]).toEqual([
    ['a', [1, 2, 3]],
    ['b', [1, 2, 3]],
  ]);
});

test('Ctrl-C ends a comparison between two measurements', async () => {
  const controller = new AbortController();
  const run = async () => controller.abort(new Error('stop'));
  const contenders = [{ name: 'a', run }];
  await expect(compare(contenders, 2, controller.signal, () => {})).rejects.toThrow('stop');
});
