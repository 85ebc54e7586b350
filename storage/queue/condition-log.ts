import type { QueueLog } from './queue-log.ts';

/** Speaks when a condition changes, not each time it is found. */
export type ConditionLog = Readonly<{ works(): void; fails(error: unknown): void }>;

/** `what`: the thing that works or fails, as the sentence's subject. Silent without a log. */
export function createConditionLog(what: string, log: QueueLog | undefined): ConditionLog {
  let failing = false;
  return {
    works() {
      if (failing) log?.info({}, `${what} works again`);
      failing = false;
    },
    fails(error) {
      if (!failing) log?.warn({ err: error }, `${what} fails`);
      failing = true;
    },
  };
}
