import type { LessonStep } from './job.ts';

/** Chunks that are equally urgent: lessons of up to so many end in the order in which they came. */
const CHUNKS_A_LEVEL = 16;
const FIRST_CHUNK = 3;
/** Above every level that a raised lesson can have; the queue knows priorities up to 2,097,151. */
const NOT_RAISED = 1_000_000;
const LAST_LEVEL = NOT_RAISED - FIRST_CHUNK - 1;

/**
 * Where a job stands in the queue: 1 is the most urgent (0 would mean "before all"). What makes a lesson playable goes
 * before the rest of other lessons, and ends before beginnings; a raised lesson goes before all that are not.
 */
export function priorityOf(step: LessonStep, raised: boolean): number {
  return urgency(step) + (raised ? 0 : NOT_RAISED);
}

function urgency(step: LessonStep): number {
  switch (step.step) {
    case 'prepare':
      return 1;
    case 'finish':
      return 2;
    case 'sound':
      return FIRST_CHUNK;
    case 'chunk':
      return FIRST_CHUNK + Math.min(LAST_LEVEL, levelOf(step.chunk));
  }
}

/** 0 for the first chunk alone, then 1 for the first sixteen, 2 for the next. */
function levelOf(chunk: number): number {
  return chunk === 0 ? 0 : 1 + Math.floor(chunk / CHUNKS_A_LEVEL);
}
