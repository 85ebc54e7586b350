/** Moments at which what has been written is synced and told to the state file, while more arrives. */
export type Checkpoints = Readonly<{
  /** Everything before this offset has been written; begins a checkpoint when one is due. */
  written(offset: number): void;
  /** Resolves when none is running. Rejects if one has failed: what was thought to be on disk may not be. */
  idle(): Promise<void>;
}>;

/** A crash then costs no more than this. */
const EVERY_BYTES = 8 * 1024 * 1024;
const EVERY_MS = 10_000;

/** Never two at once. `now` is in milliseconds. */
export function createCheckpoints(
  options: Readonly<{
    from: number;
    now: () => number;
    checkpoint: (offset: number) => Promise<void>;
  }>,
): Checkpoints {
  let last = { offset: options.from, at: options.now() };
  let running: Promise<void> | null = null;
  let failure: { error: unknown } | null = null;
  return {
    written(offset) {
      const due = offset - last.offset >= EVERY_BYTES || options.now() - last.at >= EVERY_MS;
      if (running !== null || failure !== null || !due) return;
      last = { offset, at: options.now() };
      running = options
        .checkpoint(offset)
        .catch((error) => {
          failure = { error };
        })
        .finally(() => {
          running = null;
        });
    },
    async idle() {
      await running;
      if (failure !== null) throw failure.error;
    },
  };
}
