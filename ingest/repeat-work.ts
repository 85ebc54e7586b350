import type { FastifyBaseLogger } from 'fastify';

/** Work that is done at the start and again after each pause. */
export type RepeatedWork = Readonly<{
  /** Resolves when the first time is over; later ones follow by themselves. */
  start(): Promise<void>;
  /** Resolves when the last time is over. */
  stop(): Promise<void>;
}>;

/** Runs `work` again and again, never twice at once; a failure is logged and the next time tries again. */
export function repeatWork(options: {
  /** For the log. */
  name: string;
  work: () => Promise<void>;
  everySeconds: number;
  log: FastifyBaseLogger;
}): RepeatedWork {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const run = () => {
    running = options
      .work()
      .catch((err) => options.log.error({ err, work: options.name }, 'repeated work failed'))
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
