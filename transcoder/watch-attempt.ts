import type { LessonStore } from '../storage/catalog/lesson-store.ts';

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
  /** 0 to 1; reaches the catalog at the next beat. */
  progress(progress: number): void;
  /** Resolves when no beat is under way any more. */
  close(): Promise<void>;
}>;

type Attempt = Readonly<{
  lessons: Pick<LessonStore, 'recordProgress' | 'get'>;
  lessonId: string;
  attemptId: string;
  everySeconds: number;
}>;

/** Smaller steps are not worth an event to everybody who watches. */
const STEP = 0.001;

/** Each second: says how far the attempt is, and learns whether it still counts. */
export function watchAttempt(attempt: Attempt): AttemptWatch {
  const { lessons, lessonId, attemptId, everySeconds } = attempt;
  const lost = new AbortController();
  let reached = 0;
  let recorded = 0;
  let beating: Promise<void> | null = null;

  const isOurs = async () => {
    if (reached - recorded < STEP) return (await lessons.get(lessonId))?.attemptId === attemptId;
    const progress = reached;
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
      reached = Math.max(reached, progress);
    },
    async close() {
      clearInterval(timer);
      await beating;
    },
  };
}
