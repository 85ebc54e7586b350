/** What is known of the work on a lesson. Times in milliseconds since 1970. */
export type WorkSoFar = Readonly<{
  state: string;
  /** 0 to 1. */
  progress: number;
  startedAt: number | null;
  /** When the progress was that. */
  updatedAt: number;
}>;

/** Less tells of the start-up rather than of the work. */
const TELLING_PROGRESS = 0.03;

/** Seconds until the lesson is ready if it goes on as it went so far; null when it is not processed or has hardly begun. */
export function estimateSecondsLeft(work: WorkSoFar): number | null {
  const { state, progress, startedAt, updatedAt } = work;
  if (state !== 'processing' || startedAt === null || progress < TELLING_PROGRESS) return null;
  const elapsedSeconds = Math.max(0, updatedAt - startedAt) / 1000;
  return Math.round((elapsedSeconds * (1 - progress)) / progress);
}
