import { createConditionLog } from './condition-log.ts';
import { type ReconcileDeps, reconcile } from './reconcile.ts';

export type Reconciler = Readonly<{
  /** Ends it; resolves when the run in progress has. */
  close(): Promise<void>;
}>;

/** Reconciles now and then, starting now, never twice at a time; an outage ends a run and not the reconciler. */
export function startReconciler(
  deps: ReconcileDeps & Readonly<{ everySeconds: number }>,
): Reconciler {
  const condition = createConditionLog('the reconciler', deps.log);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let run = runOnce();

  async function runOnce(): Promise<void> {
    try {
      await reconcile(deps);
      condition.works();
    } catch (error) {
      condition.fails(error);
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
