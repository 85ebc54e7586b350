import { novelty } from './novelty.ts';
import type { RecentFrames } from './recent-frames.ts';

/** Repetitions of a frame (a low frame rate raised) change less than this, and say nothing of how much moves. */
export const REPEATED_LEVELS = 0.3;
const MAX_REMEMBERED = 256;

/** What of each recent frame was not to be found in the one before it; worked out once, and only where it is asked for. */
export type RecentNovelty = Readonly<{
  at(frame: number): number;
  /** The median of the last (step −1) or next (step 1) few frames that are no repetitions. */
  beside(frame: number, step: -1 | 1): number;
  /** Of the last or next frame that is no repetition. */
  next(frame: number, step: -1 | 1): number;
}>;

/** Frames looked at on either side: one more cut among them shall not hide this one. */
const BESIDE = 3;
const MAX_REPETITIONS = 3;

export function createRecentNovelty(
  frames: RecentFrames,
  changes: readonly number[],
): RecentNovelty {
  const known = new Map<number, number>();
  const at = (frame: number): number => {
    const before = frames.at(frame - 1);
    const now = frames.at(frame);
    if (before === undefined || now === undefined) return 0;
    let value = known.get(frame);
    if (value === undefined) {
      value = novelty(before, now);
      known.set(frame, value);
      const [oldest] = known.keys();
      if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
    }
    return value;
  };
  const moving = (frame: number, step: -1 | 1, count: number): number[] => {
    const found: number[] = [];
    for (let far = 1; far <= count * MAX_REPETITIONS && found.length < count; far += 1) {
      const other = frame + step * far;
      if ((changes[other] ?? 0) >= REPEATED_LEVELS) found.push(at(other));
    }
    // Where hardly a frame differs from the last, nothing moves.
    while (found.length < count) found.push(0);
    return found;
  };
  return {
    at,
    beside: (frame, step) => moving(frame, step, BESIDE).sort((a, b) => a - b)[BESIDE >> 1]!,
    next: (frame, step) => moving(frame, step, 1)[0]!,
  };
}
