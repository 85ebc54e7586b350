import type { Ladder } from '../../config/ladder.ts';
import type { Probe } from '../probe/probe.ts';
import type { Plan } from './plan.ts';
import { planFrameRate } from './plan-frame-rate.ts';
import { planPicture } from './plan-picture.ts';
import { planSound } from './plan-sound.ts';
import { planTaps } from './plan-taps.ts';

/** The part of a plan that a score needs, with or without renditions beside it. */
export type MeasuringPlan = Pick<Plan, 'picture' | 'timing' | 'sound' | 'taps'>;

/** How a source is decoded and what is measured of it. */
export function planMeasuring(probe: Probe, ladder: Ladder, soundCopied = false): MeasuringPlan {
  const { video, audio, durationSeconds } = probe;
  const display = { width: video.displayWidth, height: video.displayHeight };
  const frameRate = planFrameRate(video, ladder.maxFramesPerSecond);
  const sound = audio === null ? null : planSound(audio, ladder.audio.original, soundCopied);
  return {
    picture: planPicture(video),
    timing: { frameRate },
    sound,
    taps: planTaps(display, frameRate, durationSeconds, sound),
  };
}
