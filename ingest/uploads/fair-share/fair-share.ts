import { DeficitRoundRobin } from './deficit-round-robin.ts';

/** Says when bytes may be written: schools that all want more than there is get equal parts of it. */
export type FairShare = Readonly<{
  /** Runs `work`, which writes so many bytes of this school, when their turn has come. */
  run(school: string, sizeBytes: number, work: () => Promise<void>): Promise<void>;
  close(): void;
}>;

/** Everybody at once. */
export const UNSHARED: FairShare = { run: (_school, _sizeBytes, work) => work(), close() {} };

const QUANTUM_BYTES = 256 * 1024;
/** Writes on their way to the disk at once: enough to keep it busy, few enough that the order matters. */
const WRITES_AT_ONCE = 4;
/** A pause in the line may be made up for by so much of a burst. */
const BURST_SECONDS = 0.25;

/**
 * Where the disk is the bottleneck, writes queue for its few places; where the line is, they queue for
 * `bytesPerSecond`, a little less than it carries. A body whose write waits is not read, so its sender slows down.
 * `now` is in milliseconds.
 */
export function createFairShare(
  options: Readonly<{ bytesPerSecond: number | null; now: () => number }>,
): FairShare {
  const { bytesPerSecond, now } = options;
  const queue = new DeficitRoundRobin<() => void>(QUANTUM_BYTES);
  const burst = bytesPerSecond === null ? 0 : bytesPerSecond * BURST_SECONDS;
  let credit = burst;
  let creditAt = now();
  let writing = 0;
  let timer: NodeJS.Timeout | null = null;

  const refill = (rate: number) => {
    const at = now();
    credit = Math.min(burst, credit + ((at - creditAt) / 1000) * rate);
    creditAt = at;
  };
  const start = () => {
    while (writing < WRITES_AT_ONCE && !queue.isEmpty) {
      if (bytesPerSecond !== null) {
        refill(bytesPerSecond);
        // A write larger than the burst must come through too: it leaves a debt that is waited off.
        if (credit <= 0) {
          timer ??= setTimeout(
            () => {
              timer = null;
              start();
            },
            Math.max(1, (-credit / bytesPerSecond) * 1000),
          );
          return;
        }
      }
      const { sizeBytes, item: go } = queue.next()!;
      credit -= sizeBytes;
      writing += 1;
      go();
    }
  };
  return {
    async run(school, sizeBytes, work) {
      await new Promise<void>((resolve) => {
        queue.add(school, sizeBytes, resolve);
        start();
      });
      try {
        await work();
      } finally {
        writing -= 1;
        start();
      }
    },
    close() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
