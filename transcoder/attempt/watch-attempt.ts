import type { LessonStore } from '../../storage/catalog/lesson-store.ts';

/** The lesson was cancelled, deleted or taken over; whatever this attempt does now is for nobody. */
export class AttemptLostError extends Error {
  readonly code = 'attempt-lost';

  constructor() {
    super('the lesson is no longer this attempt’s');
    this.name = 'AttemptLostError';
  }
}

export type AttemptWatch = Readonly<{
  /** Fires with AttemptLostError, or with the error that kept the catalog from answering. */
  signal: AbortSignal;
  /** 0 to 1, of this step; reaches the catalog at the next beat. */
  progress(progress: number): void;
  /** Resolves when no beat is under way any more. */
  close(): Promise<void>;
}>;

type Attempt = Readonly<{
  lessons: Pick<LessonStore, 'recordProgress' | 'get'>;
  lessonId: string;
  attemptId: string;
  /** This step's share of the work on the lesson. */
  share: number;
  /** The share of the steps that are done, this one not counted. */
  partsDone: () => Promise<number>;
  /** Is told how far the lesson is, at each beat. */
  onProgress?: (progress: number) => void;
  everySeconds: number;
}>;

/** Smaller steps are not worth an event to everybody who watches. */
const STEP = 0.001;

/** Each second: says how far the lesson is, and learns whether it still counts. */
export function watchAttempt(attempt: Attempt): AttemptWatch {
  const { lessons, lessonId, attemptId, share, partsDone, everySeconds } = attempt;
  const lost = new AbortController();
  let step = 0;
  let recorded = 0;
  let beating: Promise<void> | null = null;

  const isOurs = async () => {
    const progress = (await partsDone()) + share * step;
    attempt.onProgress?.(progress);
    if (progress - recorded < STEP) return (await lessons.get(lessonId))?.attemptId === attemptId;
    const record = await lessons.recordProgress(lessonId, attemptId, progress);
    recorded = progress;
    return record !== null;
  };
  const beat = async () => {
    try {
      if (!(await isOurs())) lost.abort(new AttemptLostError());
    } catch (error) {
      lost.abort(error);
    } finally {
      beating = null;
    }
  };
  const timer = setInterval(() => {
    beating ??= beat();
  }, everySeconds * 1000);

  return {
    signal: lost.signal,
    progress(progress) {
      step = Math.max(step, Math.min(1, progress));
    },
    async close() {
      clearInterval(timer);
      await beating;
    },
  };
}
