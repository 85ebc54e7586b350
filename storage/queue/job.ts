import type { LessonRecord } from '../catalog/lesson.ts';

/** One lesson to be transcoded and scored. */
export type LessonJob = Readonly<{ lessonId: string; generation: number; traceId: string }>;

/** The same work has the same id, so queuing it twice is harmless. (BullMQ forbids colons.) */
export function jobId(job: Pick<LessonJob, 'lessonId' | 'generation'>): string {
  return `${job.lessonId}-${job.generation}`;
}

export function lessonJob(lesson: Pick<LessonRecord, 'id' | 'generation' | 'traceId'>): LessonJob {
  return { lessonId: lesson.id, generation: lesson.generation, traceId: lesson.traceId };
}
