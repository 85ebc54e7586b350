/** A lesson that waits or is worked on. */
export type PendingLesson = Readonly<{
  /** null: not known before the first attempt. */
  durationSeconds: number | null;
  /** 0 to 1, of the work; 0 while it waits. */
  progress: number;
}>;

/**
 * Seconds until all pending lessons are done: what is left of them over what the workers manage together.
 * A lesson of unknown length counts as the mean of those known. 0 when nothing is pending; null while
 * lengths or speeds are unknown.
 */
export function estimateEta(
  pending: readonly PendingLesson[],
  /** Seconds of recently finished lessons. */
  recentDurations: readonly number[],
  /** Of each live worker, in seconds of lesson per second of work; null before its first lesson. */
  speeds: readonly (number | null)[],
): number | null {
  if (pending.length === 0) return 0;
  const knownSpeeds = speeds.filter((each) => each !== null);
  const meanSpeed = mean(knownSpeeds);
  if (meanSpeed === null || meanSpeed <= 0) return null;
  const known = pending.flatMap(({ durationSeconds }) => durationSeconds ?? []);
  const meanDuration = mean([...known, ...recentDurations]);
  if (meanDuration === null) return null;
  const left = pending.map(
    ({ durationSeconds, progress }) => (durationSeconds ?? meanDuration) * (1 - progress),
  );
  return sum(left) / (meanSpeed * speeds.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}
