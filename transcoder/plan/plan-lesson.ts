import type { Ladder } from '../../config/ladder.ts';
import type { Probe } from '../probe/probe.ts';
import type { Plan } from './plan.ts';
import { planFrameRate } from './plan-frame-rate.ts';
import { planPicture } from './plan-picture.ts';
import { planRenditions } from './plan-renditions.ts';
import { planSound } from './plan-sound.ts';
import { planTaps } from './plan-taps.ts';
import { planTiming } from './plan-timing.ts';

/** All that the one decode of this source will make, before any of it is made. */
export function planLesson(probe: Probe, ladder: Ladder): Plan {
  const { video, audio, durationSeconds } = probe;
  const display = { width: video.displayWidth, height: video.displayHeight };
  const frameRate = planFrameRate(video, ladder.maxFramesPerSecond);
  const sound = audio === null ? null : planSound(audio, ladder.audio);
  return {
    picture: planPicture(video),
    timing: planTiming(frameRate, ladder),
    renditions: planRenditions(display, ladder),
    sound,
    taps: planTaps(display, frameRate, durationSeconds, sound),
  };
}
