import type { LessonJob } from './job.ts';

/** The queue does not answer. Nothing is lost by it: the reconciler makes up for a job that was not queued. */
export class QueueUnavailableError extends Error {
  readonly code = 'queue-unavailable';

  constructor(cause: unknown) {
    super('the queue does not answer', { cause });
    this.name = 'QueueUnavailableError';
  }
}

/** Work to be handed out. Holds nothing that the catalog could not make again. */
export interface LessonQueue {
  /** Adds the job, unless one with its id is alive. */
  enqueue(job: LessonJob): Promise<void>;
  /** Whether a job with this id waits, is delayed or runs. */
  isAlive(jobId: string): Promise<boolean>;
  /** Forgets a job that does not run. */
  remove(jobId: string): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Takes jobs from the queue and hands them to `process`, until closed. */
export interface LessonWorker {
  /** Resolves once the worker listens. */
  ready(): Promise<void>;
  /** Aborts running jobs' signals with `stopping` as reason, waits for them to return, gives them back. */
  close(): Promise<void>;
}

/**
 * What a worker does with one job. Resolving means the catalog has the outcome, good or bad.
 * Rejecting means trying again may help. The signal fires when the job is lost (reason `lost`) or the worker stops
 * (reason `stopping`); one who rejects then has not used up a try.
 */
export type ProcessLesson = (job: LessonJob, signal: AbortSignal) => Promise<void>;
