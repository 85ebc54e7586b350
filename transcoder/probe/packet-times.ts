import { readLines } from './read-lines.ts';

/** Clocks that start over, or leap, are told from holes and from the reordering of frames by these. */
const LEAP_SECONDS = 10;
const STEP_BACK_SECONDS = 0.1;

/** One stream's clock, mended: what is added to its times, and when its last packet was and for how long. */
type Clock = { shift: number; last: number; duration: number };

/**
 * Follows the lines of packetTimesArgv and says how long they last. `mayLeap`: the container's clocks may start over
 * in the middle, as MPEG's do where a recording was joined or interrupted; then the lesson goes on without a hole.
 */
export function followPacketTimes(mayLeap: boolean): {
  add(bytes: Uint8Array): void;
  /** From the first packet's start to the last one's end; 0 when no packet has a time. */
  durationSeconds(): number;
} {
  const clocks = new Map<string, Clock>();
  let start = Number.POSITIVE_INFINITY;
  let end = Number.NEGATIVE_INFINITY;

  const takeLine = (line: string) => {
    const [stream = '', shown, decoded, lasting] = line.split(',');
    const duration = finite(lasting) ?? 0;
    const at = finite(shown) ?? finite(decoded);
    if (at === null) return;
    // Decode times grow steadily; times of display go back and forth.
    const shift = mayLeap ? follow(clocks, stream, finite(decoded) ?? at, duration) : 0;
    start = Math.min(start, at + shift);
    end = Math.max(end, at + shift + duration);
  };

  return {
    add: readLines((line) => {
      if (line !== '') takeLine(line);
    }).add,
    durationSeconds: () => (end > start ? end - start : 0),
  };
}

/** What to add to this packet's times, so that it follows the stream's last one. */
function follow(
  clocks: Map<string, Clock>,
  stream: string,
  decoded: number,
  duration: number,
): number {
  const clock = clocks.get(stream);
  if (clock === undefined) {
    clocks.set(stream, { shift: 0, last: decoded, duration });
    return 0;
  }
  const step = decoded + clock.shift - clock.last;
  if (step > LEAP_SECONDS || step < -STEP_BACK_SECONDS) clock.shift += clock.duration - step;
  clock.last = decoded + clock.shift;
  clock.duration = duration;
  return clock.shift;
}

function finite(text: string | undefined): number | null {
  const value = text === undefined || text === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}
