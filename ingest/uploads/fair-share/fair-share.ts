import { limitConcurrency } from '../receive/limit-concurrency.ts';
import { DeficitRoundRobin } from './deficit-round-robin.ts';

/** Says when bytes may be written: schools that all want more than there is get equal parts of it. */
export type FairShare = Readonly<{
  /**
   * Runs `work`, which writes so many bytes of this school, when their turn has come; or, once `signal` is aborted, at
   * once: a newer connection, or the end of the process, does not wait for the turns of an old one.
   */
  run(
    school: string,
    sizeBytes: number,
    work: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<void>;
  /** Nobody waits any more. */
  close(): void;
}>;

/** Writes on their way to the disk at once: enough to keep it busy, few enough to stay in the processor's cache. */
const WRITES_AT_ONCE = 4;

/** Whoever comes first; a write takes milliseconds, and nobody waits for anything else. */
export function createFreeForAll(): FairShare {
  const limit = limitConcurrency(WRITES_AT_ONCE);
  return { run: (_school, _sizeBytes, work) => limit(work), close() {} };
}

type Place = { state: 'waiting' | 'entered' | 'gone ahead'; readonly go: () => void };

const QUANTUM_BYTES = 256 * 1024;
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
  const queue = new DeficitRoundRobin<Place>(QUANTUM_BYTES);
  const burst = bytesPerSecond === null ? 0 : bytesPerSecond * BURST_SECONDS;
  let credit = burst;
  let creditAt = now();
  let writing = 0;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const refill = (rate: number) => {
    const at = now();
    credit = Math.min(burst, credit + ((at - creditAt) / 1000) * rate);
    creditAt = at;
  };
  /** Whether the line is used up for now; it will be asked again. */
  const mustWait = (rate: number): boolean => {
    refill(rate);
    // A write larger than the burst must come through too: it leaves a debt that is waited off.
    if (credit > 0) return false;
    const again = () => {
      timer = null;
      start();
    };
    timer ??= setTimeout(again, Math.max(1, (-credit / rate) * 1000));
    return true;
  };
  const start = () => {
    while (!queue.isEmpty && (closed || writing < WRITES_AT_ONCE)) {
      if (!closed && bytesPerSecond !== null && mustWait(bytesPerSecond)) return;
      const { sizeBytes, item: place } = queue.next()!;
      credit -= sizeBytes;
      // Its bytes went ahead; their turn is what they are paid with.
      if (place.state === 'gone ahead') continue;
      place.state = 'entered';
      writing += 1;
      place.go();
    }
  };
  return {
    async run(school, sizeBytes, work, signal) {
      const { promise: turn, resolve: go } = Promise.withResolvers<void>();
      const place: Place = { state: 'waiting', go };
      const goAhead = () => {
        if (place.state === 'waiting') place.state = 'gone ahead';
        go();
      };
      if (signal.aborted) goAhead();
      signal.addEventListener('abort', goAhead, { once: true });
      queue.add(school, sizeBytes, place);
      start();
      try {
        await turn;
        await work();
      } finally {
        signal.removeEventListener('abort', goAhead);
        if (place.state === 'entered') {
          writing -= 1;
          start();
        }
      }
    },
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      start();
    },
  };
}
