import type { LessonRecord } from '../catalog/lesson.ts';

/** One short piece of the work on a lesson; chunks are counted from 0. */
export type LessonStep = Readonly<
  { step: 'prepare' } | { step: 'sound' } | { step: 'chunk'; chunk: number } | { step: 'finish' }
>;

/** One generation of a lesson, which its jobs work for. */
export type LessonRun = Readonly<{
  lessonId: string;
  generation: number;
  traceId: string;
  /** Goes before those that are not. */
  raised: boolean;
}>;

export type LessonJob = LessonRun & LessonStep;

/** What a prepared lesson still needs. */
export type LessonParts = Readonly<{ chunks: number; sound: boolean; raised: boolean }>;

/** The same work has the same id, so queuing it twice is harmless. (BullMQ forbids colons.) */
export function jobId(job: Pick<LessonRun, 'lessonId' | 'generation'> & LessonStep): string {
  const run = `${job.lessonId}-${job.generation}`;
  switch (job.step) {
    case 'prepare':
      return run;
    case 'chunk':
      return `${run}-chunk-${job.chunk}`;
    default:
      return `${run}-${job.step}`;
  }
}

export function lessonRun(
  lesson: Pick<LessonRecord, 'id' | 'generation' | 'traceId' | 'raised'>,
): LessonRun {
  const { id, generation, traceId, raised } = lesson;
  return { lessonId: id, generation, traceId, raised };
}
