import type { Logger } from 'pino';
import { type SweepDeps, sweepAttempts } from './sweep-attempts.ts';

export type Sweeper = Readonly<{
  /** Ends it; resolves when the sweep in progress has. */
  close(): Promise<void>;
}>;

type Deps = SweepDeps & Readonly<{ everySeconds: number; log: Pick<Logger, 'info' | 'warn'> }>;

/** Sweeps now and then, starting now, never twice at a time; what fails is tried again at the next time. */
export function startSweeper(deps: Deps): Sweeper {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let run = runOnce();

  async function runOnce(): Promise<void> {
    try {
      await sweepAttempts(deps);
    } catch (error) {
      deps.log.warn({ err: error }, 'could not sweep');
    }
    if (closed) return;
    timer = setTimeout(() => {
      run = runOnce();
    }, deps.everySeconds * 1000);
  }

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await run;
    },
  };
}
