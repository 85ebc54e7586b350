import type { FastifyBaseLogger } from 'fastify';

/** Work that is done at the start and again after each pause. */
export type Recurring = Readonly<{
  /** The first time; later ones follow by themselves. Its failure is logged, not thrown. */
  start(): Promise<void>;
  /** Resolves when the last time is over. */
  stop(): Promise<void>;
}>;

/** Runs `work` again and again, never twice at once; a failure is logged and the next time tries again. */
export function keepInStep(options: {
  work: () => Promise<void>;
  everySeconds: number;
  log: FastifyBaseLogger;
}): Recurring {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const run = () => {
    running = options
      .work()
      .catch((err) => options.log.error({ err }, 'catalog, uploads and queue are not in step yet'))
      .finally(() => {
        if (!stopped) timer = setTimeout(run, options.everySeconds * 1000);
      });
    return running;
  };
  return {
    start: run,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
