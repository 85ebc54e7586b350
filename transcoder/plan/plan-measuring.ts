import type { Ladder } from '../../config/ladder.ts';
import type { Probe } from '../probe/probe.ts';
import { framesPerSecond, type Plan } from './plan.ts';
import { planFrameRate } from './plan-frame-rate.ts';
import { planPicture } from './plan-picture.ts';
import { planSound } from './plan-sound.ts';
import { planTaps } from './plan-taps.ts';

/** The part of a plan that a score needs, with or without renditions beside it. */
export type MeasuringPlan = Pick<Plan, 'picture' | 'timing' | 'sound' | 'taps'>;

/** Faster pictures show no edit that these do not. */
const MAX_MOTION_FRAMES_PER_SECOND = 60;

/** How a source is decoded and what is measured of it. */
export function planMeasuring(probe: Probe, ladder: Ladder, soundCopied = false): MeasuringPlan {
  const { video, audio, durationSeconds } = probe;
  const display = { width: video.displayWidth, height: video.displayHeight };
  const picture = planPicture(video);
  const frameRate = planFrameRate(video, ladder.maxFramesPerSecond);
  const fullRate = planFrameRate(video, MAX_MOTION_FRAMES_PER_SECOND);
  // Tones are mapped before all taps, and cost too much to do so for frames that are only looked at.
  const motionPerFrame = picture.toneMap
    ? 1
    : Math.max(1, Math.round(framesPerSecond(fullRate) / framesPerSecond(frameRate)));
  const sound = audio === null ? null : planSound(audio, ladder.audio.original, soundCopied);
  return {
    picture,
    timing: { frameRate, motionPerFrame },
    sound,
    taps: planTaps(display, { frameRate, motionPerFrame }, durationSeconds, sound),
  };
}
