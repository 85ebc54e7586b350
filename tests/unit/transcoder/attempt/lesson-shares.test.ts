import { expect, it } from 'vitest';
import type { LessonStep } from '../../../../storage/queue/job.ts';
import { shareDone, shareOf } from '../../../../transcoder/attempt/lesson-shares.ts';

const chunk = (number: number): LessonStep => ({ step: 'chunk', chunk: number });

function stepsOf(chunks: number, sound: boolean): LessonStep[] {
  const parts = Array.from({ length: chunks }, (_, number) => chunk(number));
  return [
    { step: 'prepare' },
    ...(sound ? [{ step: 'sound' } as const] : []),
    ...parts,
    { step: 'finish' },
  ];
}

it.each([
  [0, false],
  [0, true],
  [1, false],
  [40, true],
])('the steps of a lesson of %i chunks (sound: %s) are all of the work', (chunks, sound) => {
  const shares = stepsOf(chunks, sound).map((step) => shareOf(step, { chunks, sound }));
  expect(shares.every((share) => share > 0)).toBe(true);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 10);
});

it('what is done does not count the step that is done again', () => {
  const shape = { chunks: 3, sound: true };
  const done: LessonStep[] = [{ step: 'prepare' }, { step: 'sound' }, chunk(0), chunk(2)];
  const part = shareOf(chunk(0), shape);
  expect(shareDone([], chunk(0), shape)).toBe(0);
  expect(shareDone(done, chunk(1), shape)).toBeCloseTo(0.04 + 3 * part, 10);
  expect(shareDone(done, chunk(2), shape)).toBeCloseTo(0.04 + 2 * part, 10);
  expect(shareDone(done, { step: 'sound' }, shape)).toBeCloseTo(0.04 + 2 * part, 10);
  expect(shareDone(done, { step: 'prepare' }, shape)).toBeCloseTo(3 * part, 10);
});
