/** Moments at which what has been written is synced and told to the state file, while more arrives. */
export type Checkpoints = Readonly<{
  /** Everything before this offset has been written. */
  written(offset: number): void;
  /** Begins no more of them. Resolves when none is running; rejects if one failed: bytes may not be where they should. */
  stop(): Promise<void>;
}>;

/** A crash costs no more than this of one upload, */
const EVERY_BYTES = 8 * 1024 * 1024;
/** or what comes within this time, which grows where many uploads share the disk. */
const EVERY_MS = 2000;
const EVERY_MS_PER_UPLOAD = 10;

/** Never two at once. `now` is in milliseconds. */
export function createCheckpoints(
  options: Readonly<{
    from: number;
    now: () => number;
    /** Uploads that arrive at this moment. */
    active: () => number;
    checkpoint: (offset: number) => Promise<void>;
  }>,
): Checkpoints {
  let last = { offset: options.from, at: options.now() };
  let writtenOffset = options.from;
  let running: Promise<void> | null = null;
  let failure: { error: unknown } | null = null;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const dueInMs = () => {
    if (writtenOffset - last.offset >= EVERY_BYTES) return 0;
    const everyMs = Math.max(EVERY_MS, options.active() * EVERY_MS_PER_UPLOAD);
    return Math.max(0, last.at + everyMs - options.now());
  };
  const look = () => {
    if (stopped || running !== null || failure !== null || writtenOffset === last.offset) return;
    const waitMs = dueInMs();
    if (waitMs === 0) begin();
    else timer ??= setTimeout(onTime, waitMs);
  };
  const onTime = () => {
    timer = null;
    look();
  };
  const begin = () => {
    last = { offset: writtenOffset, at: options.now() };
    running = options
      .checkpoint(writtenOffset)
      .catch((error) => {
        failure = { error };
      })
      .finally(() => {
        running = null;
        look();
      });
  };
  return {
    written(offset) {
      writtenOffset = offset;
      look();
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
      if (failure !== null) throw failure.error;
    },
  };
}
