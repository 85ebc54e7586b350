import type { RecentFrames } from './recent-frames.ts';
import type { RecentNovelty } from './recent-novelty.ts';

/** What the shot meter has seen so far. */
export type Seen = Readonly<{
  frames: RecentFrames;
  novelties: RecentNovelty;
  /** Of each frame, its change from the one before, in levels. */
  changes: readonly number[];
  /** Of each frame, the mean of its luma. */
  brightness: readonly number[];
  framesPerSecond: number;
}>;
