import type { RowState, WaitReason } from './upload-row.ts';

/** What a failed request leads to. `again` waits so many seconds, or for a sign-in where that is null. */
export type RetryPlan =
  | Readonly<{ go: 'again'; why: WaitReason; waitSeconds: number | null }>
  | Readonly<{ go: 'stop'; next: Extract<RowState, { name: 'failed' }>['next'] }>;

/** The last of them repeats for as long as it takes: a night without network loses no upload. */
const BACK_OFF_SECONDS = [1, 2, 4, 8, 15, 30] as const;

/**
 * Tries again after whatever may pass: a lost line, a session that ended, a damaged chunk, and all that the server
 * asks to wait for (Retry-After), a full disk too. Stops at a refusal that would repeat itself.
 */
export function planRetry(
  failure: Readonly<{
    /** 0 where there was no answer. */
    status: number;
    retryAfterSeconds: number | null;
    /** How many there were before, without a byte in between. */
    failures: number;
    online: boolean;
    /** 0 to 1; spreads out those who were cut off together. */
    spread: number;
  }>,
): RetryPlan {
  const { status, retryAfterSeconds, failures } = failure;
  const backOff = (step: number) => spreadOut(BACK_OFF_SECONDS[step] ?? 30, failure.spread);
  // The first of these is no sign of trouble: the server says where to go on.
  const soon = failures === 0 ? 0 : backOff(failures - 1);
  if (status === 0) {
    const why = failure.online ? 'network' : 'offline';
    return { go: 'again', why, waitSeconds: backOff(failures) };
  }
  if (status === 401) return { go: 'again', why: 'signed-out', waitSeconds: null };
  if (status === 460) return { go: 'again', why: 'damaged', waitSeconds: soon };
  if (status === 409 || status === 423) return { go: 'again', why: 'network', waitSeconds: soon };
  if (status === 408) return { go: 'again', why: 'network', waitSeconds: backOff(failures) };
  if (status === 429 || status >= 500) {
    return { go: 'again', why: 'server', waitSeconds: retryAfterSeconds ?? backOff(failures) };
  }
  if (status === 404 || status === 410) return { go: 'stop', next: 'begin-anew' };
  return { go: 'stop', next: status === 413 || status === 415 ? 'nothing' : 'go-on' };
}

function spreadOut(seconds: number, spread: number): number {
  return seconds * (0.75 + spread / 2);
}
