import type { LessonJob, LessonParts, LessonRun } from './job.ts';

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
  /** Puts the lesson to work from its first step, unless a job of this run is alive. Done work is found on disk. */
  enqueue(run: LessonRun): Promise<void>;
  /** Whether a job that will bring the run on waits, is delayed or runs. */
  isAlive(run: Pick<LessonRun, 'lessonId' | 'generation'>): Promise<boolean>;
  /** Forgets the run's jobs that do not run. */
  remove(run: Pick<LessonRun, 'lessonId' | 'generation'>): Promise<void>;
  /** Gives the run's waiting jobs their place anew, after the lesson was raised or lowered. */
  reorder(run: LessonRun): Promise<void>;
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
 * What a worker does with one job. Resolving means that the step is done, or that nobody wants it; with parts, that
 * these are to be queued before the job counts as done. Rejecting means that trying again may help; with TryLaterError,
 * that no try is used up. The signal fires when the job is lost (reason `lost`) or the worker stops (reason
 * `stopping`); one who rejects then has not used up a try.
 */
export type ProcessLesson = (job: LessonJob, signal: AbortSignal) => Promise<LessonParts | null>;
