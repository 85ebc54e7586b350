import type { TinyFrame } from './tiny-frame.ts';

/** The last so many frames by their number; older ones are forgotten. */
export type RecentFrames<Frame = TinyFrame> = Readonly<{
  push(frame: Frame): void;
  /** How many frames there have been. */
  count(): number;
  /** undefined: forgotten, or not there yet. */
  at(number: number): Frame | undefined;
}>;

export function createRecentFrames<Frame = TinyFrame>(capacity: number): RecentFrames<Frame> {
  const frames: Frame[] = [];
  let count = 0;
  return {
    push(frame) {
      frames[count % capacity] = frame;
      count += 1;
    },
    count: () => count,
    at: (number) =>
      number < 0 || number >= count || number < count - capacity
        ? undefined
        : frames[number % capacity],
  };
}
