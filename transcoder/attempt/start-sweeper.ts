import { type Repetition, runEvery } from '../../storage/queue/run-every.ts';
import { type SweepDeps, sweepAttempts } from './sweep-attempts.ts';

/** Sweeps now and then, starting now; what fails is tried again at the next time. */
export function startSweeper(deps: SweepDeps & Readonly<{ everySeconds: number }>): Repetition {
  return runEvery(deps.everySeconds, async () => {
    try {
      await sweepAttempts(deps);
    } catch (error) {
      deps.log.warn({ err: error }, 'could not sweep');
    }
  });
}
