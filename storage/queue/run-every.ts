export type Repetition = Readonly<{
  /** Ends it; resolves when the run in progress has. */
  close(): Promise<void>;
}>;

/** Runs now and then, starting now, never twice at a time. `run` sees to its own errors: a rejection is not caught. */
export function runEvery(seconds: number, run: () => Promise<void>): Repetition {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let running = repeat();

  async function repeat(): Promise<void> {
    await run();
    if (closed) return;
    timer = setTimeout(() => {
      running = repeat();
    }, seconds * 1000);
  }

  return {
    async close() {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}
