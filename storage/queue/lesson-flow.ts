import type { FlowJob, JobsOptions } from 'bullmq';
import { jobId, type LessonJob, type LessonParts, type LessonRun, type LessonStep } from './job.ts';
import { priorityOf } from './priority-of.ts';
import { QUEUE_NAME } from './redis-connection.ts';

/** How a job is tried; the same for all jobs of a lesson. */
export type TryOptions = Pick<JobsOptions, 'attempts' | 'backoff'>;

/** One job of a lesson's run, as BullMQ is given it. */
export function lessonFlowJob(run: LessonRun, step: LessonStep, tries: TryOptions) {
  const { lessonId, generation, traceId, raised } = run;
  const data: LessonJob = { lessonId, generation, traceId, raised, ...step };
  return {
    name: 'lesson',
    queueName: QUEUE_NAME,
    data,
    opts: {
      ...tries,
      jobId: jobId(data),
      priority: priorityOf(step, raised),
      // What became of a lesson stands in the catalog, and a finished job would block its id.
      removeOnComplete: true,
      removeOnFail: true,
    },
  } satisfies FlowJob;
}

/** What follows when a lesson is prepared: sound and chunks in any order, then finish. */
export function lessonFlow(run: LessonRun, parts: LessonParts, tries: TryOptions): FlowJob {
  const now = { ...run, raised: parts.raised };
  const chunks = Array.from(
    { length: parts.chunks },
    (_, chunk) => ({ step: 'chunk', chunk }) as const,
  );
  const steps: LessonStep[] = [...(parts.sound ? [{ step: 'sound' } as const] : []), ...chunks];
  return {
    ...lessonFlowJob(now, { step: 'finish' }, tries),
    children: steps.map((step) => {
      const child = lessonFlowJob(now, step, tries);
      // Finish waits for nobody who was given up: it finds that the lesson has failed.
      return { ...child, opts: { ...child.opts, ignoreDependencyOnFailure: true } };
    }),
  };
}
