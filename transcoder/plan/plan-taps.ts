import type { Taps } from '../score/taps.ts';
import { fitSize, type Size } from './fit-size.ts';
import { framesPerSecond, type SoundPlan, type TimingPlan } from './plan.ts';

const MOTION_LONG_SIDE = 64;
const STILL_BOUNDS = { shortSide: 1080, longSide: 1920 };
const THUMBNAIL_BOUNDS = { shortSide: 160, longSide: 320 };
const MAX_THUMBNAILS = 120;

/** The raw frames and samples that go to the measures and the storyboard. */
export function planTaps(
  display: Size,
  { frameRate, motionPerFrame }: TimingPlan,
  durationSeconds: number,
  sound: SoundPlan | null,
): Taps {
  const tap = { pixelFormat: 'yuv420p' } as const;
  const motion = { shortSide: MOTION_LONG_SIDE, longSide: MOTION_LONG_SIDE };
  return {
    motion: {
      ...{ ...tap, ...fitSize(display, motion) },
      framesPerSecond: framesPerSecond(frameRate) * motionPerFrame,
    },
    still: { ...tap, ...fitSize(display, STILL_BOUNDS), framesPerSecond: 1 },
    thumbnail: {
      ...tap,
      ...fitSize(display, THUMBNAIL_BOUNDS),
      framesPerSecond: 1 / thumbnailInterval(durationSeconds),
    },
    sound: sound === null ? null : { sampleRateHz: 48_000, channels: sound.channels },
  };
}

/** Whole seconds between thumbnails, so that a lesson of any length has about a hundred. */
function thumbnailInterval(durationSeconds: number): number {
  return Math.max(1, Math.ceil(durationSeconds / MAX_THUMBNAILS));
}
