import { expect, it } from 'vitest';
import type { LessonStep } from '../../../../storage/queue/job.ts';
import { priorityOf } from '../../../../storage/queue/priority-of.ts';

const chunk = (number: number): LessonStep => ({ step: 'chunk', chunk: number });

it('ranks what makes lessons playable before the rest, level by level', () => {
  const levels: LessonStep[][] = [
    [{ step: 'prepare' }],
    [{ step: 'finish' }],
    [{ step: 'sound' }, chunk(0)],
    [chunk(1), chunk(15)],
    [chunk(16), chunk(31)],
    [chunk(32)],
  ];
  for (const raised of [true, false]) {
    const ranks = levels.map((level) => [
      ...new Set(level.map((step) => priorityOf(step, raised))),
    ]);
    expect(ranks.every((rank) => rank.length === 1)).toBe(true);
    expect(ranks.flat()).toEqual([...ranks.flat()].sort((a, b) => a - b));
    expect(new Set(ranks.flat()).size).toBe(levels.length);
  }
});

it('ranks everything of a raised lesson before anything of one that is not, within what the queue knows', () => {
  const [most, raisedLast] = [priorityOf({ step: 'prepare' }, true), priorityOf(chunk(1e9), true)];
  const [first, last] = [priorityOf({ step: 'prepare' }, false), priorityOf(chunk(1e9), false)];
  expect(most).toBe(1);
  expect(raisedLast).toBeLessThan(first);
  expect(last).toBeLessThanOrEqual(2_097_151);
});
