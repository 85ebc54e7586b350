/** What to do after a request of an upload failed. */
export type RetryPlan = Readonly<{ retry: boolean; waitSeconds: number | null }>;

/**
 * Tries again after a lost connection, a lock held by the connection that was lost (423), a moved offset (409) and
 * whatever the server says will pass (429, 5xx), for as long as Retry-After asks. Not with a disk that is full or
 * another refusal that repeats itself.
 */
export function planRetry(
  answer: Readonly<{ status: number | null; retryAfterSeconds: number | null }>,
): RetryPlan {
  const { status, retryAfterSeconds } = answer;
  if (status === null || status === 0) return { retry: true, waitSeconds: null };
  if (status === 409 || status === 423) return { retry: true, waitSeconds: retryAfterSeconds };
  if (status === 429 || status >= 500) return { retry: true, waitSeconds: retryAfterSeconds };
  return { retry: false, waitSeconds: null };
}
