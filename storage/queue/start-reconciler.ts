import { createConditionLog } from './condition-log.ts';
import { type ReconcileDeps, reconcile } from './reconcile.ts';
import { type Repetition, runEvery } from './run-every.ts';

/** Reconciles now and then, starting now; an outage ends a run and not the reconciler. */
export function startReconciler(
  deps: ReconcileDeps & Readonly<{ everySeconds: number }>,
): Repetition {
  const condition = createConditionLog('the reconciler', deps.log);
  return runEvery(deps.everySeconds, async () => {
    try {
      await reconcile(deps);
      condition.works();
    } catch (error) {
      condition.fails(error);
    }
  });
}
