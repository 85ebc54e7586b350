const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/** A process that ran this long had started well: its next death counts as the first. */
export const GOOD_RUN_MS = 60_000;

/** Milliseconds to wait before a process is started again after so many deaths in a row (1 or more). */
export function restartDelayMs(deathsInARow: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (deathsInARow - 1));
}
