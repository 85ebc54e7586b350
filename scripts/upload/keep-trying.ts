import { setTimeout as wait } from 'node:timers/promises';
import { planRetry } from './plan-retry.ts';
import { SendError } from './send-error.ts';

export type Trying = Readonly<{
  /** Failures in a row before it gives up. */
  maxTries: number;
  signal: AbortSignal;
  /** Grows when anything arrives; a failure after that is the first in a row again. */
  gained: () => number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Told before each wait. */
  onWait: (milliseconds: number, failure: SendError) => void;
  /** What was begun is gone on the server: sees to it that the next try begins anew. */
  startOver: () => Promise<void>;
}>;

/** Tries until it works. Throws the SendError that waiting will not mend, the signal's reason, and any other error. */
export async function keepTrying<T>(attempt: () => Promise<T>, trying: Trying): Promise<T> {
  let [failures, gained] = [0, trying.gained()];
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof SendError) || trying.signal.aborted) throw error;
      if (trying.gained() > gained) [failures, gained] = [0, trying.gained()];
      failures += 1;
      const plan = planRetry(error, failures, trying.maxTries, trying.now());
      if (plan.next === 'give-up') throw error;
      if (plan.next === 'start-over') {
        await trying.startOver();
      } else {
        trying.onWait(plan.milliseconds, error);
        await wait(plan.milliseconds, undefined, { signal: trying.signal });
      }
    }
  }
}
