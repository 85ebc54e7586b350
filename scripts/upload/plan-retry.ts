/** How a try at sending a file ended; `status` is null when no answer came at all. */
export type SendFailure = Readonly<{
  status: number | null;
  /** As the server sent it: seconds or an HTTP date. */
  retryAfter: string | null;
  /** Whether it was about an upload that the server had told us of. */
  begun: boolean;
}>;

export type RetryPlan = Readonly<
  | { next: 'wait'; milliseconds: number }
  /** The upload is gone on the server: begin a new one. */
  | { next: 'start-over' }
  | { next: 'give-up' }
>;

const FIRST_DELAY_MILLISECONDS = 500;
const LONGEST_DELAY_MILLISECONDS = 30_000;
/** A server that asks for more is down rather than busy. */
const LONGEST_RETRY_AFTER_MILLISECONDS = 15 * 60_000;

/** Request timeout, a held lock, too many requests, bytes damaged on their way: the same request may well do later. */
const PASSING = new Set([408, 423, 425, 429, 460]);
const GONE = new Set([404, 410]);

/**
 * `triesWithoutProgress` counts failures since bytes last moved (1 at the first); it doubles the wait from half
 * a second to half a minute. A Retry-After is honoured as it stands.
 */
export function planRetry(
  failure: SendFailure,
  triesWithoutProgress: number,
  maxTries: number,
  nowMilliseconds: number,
): RetryPlan {
  const { status, begun } = failure;
  if (triesWithoutProgress > maxTries) return { next: 'give-up' };
  if (status !== null && GONE.has(status) && begun) return { next: 'start-over' };
  // 409: the offsets differ, which the next HEAD mends.
  const passing =
    status === null || status >= 500 || PASSING.has(status) || (status === 409 && begun);
  if (!passing) return { next: 'give-up' };
  const asked = parseRetryAfter(failure.retryAfter, nowMilliseconds);
  if (asked === null) return { next: 'wait', milliseconds: backoff(triesWithoutProgress) };
  return asked > LONGEST_RETRY_AFTER_MILLISECONDS
    ? { next: 'give-up' }
    : { next: 'wait', milliseconds: asked };
}

function backoff(tries: number): number {
  return Math.min(LONGEST_DELAY_MILLISECONDS, FIRST_DELAY_MILLISECONDS * 2 ** (tries - 1));
}

/** Milliseconds from now (RFC 9110, section 10.2.3); null for none or nonsense. */
function parseRetryAfter(value: string | null, nowMilliseconds: number): number | null {
  if (value === null) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMilliseconds);
}
