import type { TinyFrame } from './tiny-frame.ts';

/** The last so many frames by their number; older ones are forgotten. */
export type RecentFrames = Readonly<{
  push(frame: TinyFrame): void;
  /** How many frames there have been. */
  count(): number;
  /** undefined: forgotten, or not there yet. */
  at(number: number): TinyFrame | undefined;
}>;

export function createRecentFrames(capacity: number): RecentFrames {
  const frames: TinyFrame[] = [];
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
