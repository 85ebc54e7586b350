import type { LessonStep } from '../../storage/queue/job.ts';

/** What a lesson falls into; sound or chunks may be none. */
export type LessonShape = Readonly<{ chunks: number; sound: boolean }>;

const PREPARING = 0.04;
const FINISHING = 0.04;

/** A step's share of the work on its lesson; all together are 1. Sound counts as one chunk. */
export function shareOf(step: LessonStep, shape: LessonShape): number {
  const parts = shape.chunks + (shape.sound ? 1 : 0);
  switch (step.step) {
    case 'prepare':
      return PREPARING;
    case 'finish':
      return parts === 0 ? 1 - PREPARING : FINISHING;
    default:
      return parts === 0 ? 0 : (1 - PREPARING - FINISHING) / parts;
  }
}

/** The share of the work that is done, without the step that is at it now. */
export function shareDone(
  done: readonly LessonStep[],
  now: LessonStep,
  shape: LessonShape,
): number {
  const others = done.filter((step) => !isSameStep(step, now));
  return others.reduce((sum, step) => sum + shareOf(step, shape), 0);
}

export function isSameStep(one: LessonStep, other: LessonStep): boolean {
  return one.step === other.step && (one.step !== 'chunk' || one.chunk === chunkOf(other));
}

function chunkOf(step: LessonStep): number | null {
  return step.step === 'chunk' ? step.chunk : null;
}
