import { cutRatio } from './cut-ratio.ts';
import { novelty } from './novelty.ts';
import type { Seen } from './seen.ts';

/** Somebody who walks past the lens is gone after this. */
export const PASSING_SECONDS = 1.5;
const STEP_SECONDS = 0.12;
const SAME_SCENE = 0.3;
/** What a shot that was put in begins or ends with. */
const ABRUPT = { minNovelty: 0.5, minAhead: 0.3, minRatio: 1.1 };
/** Nobody fills the whole picture from one frame to the next, with nothing of him to be seen before or after. */
const SUDDEN = { minNovelty: 0.7, maxNext: 0.15 };

/**
 * Whether the change at a frame is only the sudden part of something that comes in between and goes away again: the
 * scene of one side is there on the other side a moment later or earlier, with no second jolt between.
 */
export function isPasserBy(seen: Seen, frame: number): boolean {
  const { novelties } = seen;
  const next = Math.max(novelties.next(frame, -1), novelties.next(frame, 1));
  if (novelties.at(frame) >= SUDDEN.minNovelty && next <= SUDDEN.maxNext) return false;
  return hides(seen, frame, 1) || hides(seen, frame, -1);
}

function hides(seen: Seen, frame: number, step: 1 | -1): boolean {
  const { frames, framesPerSecond } = seen;
  const scene = frames.at(step === 1 ? frame - 1 : frame)!;
  const start = step === 1 ? frame : frame - 1;
  const stride = Math.max(1, Math.round(STEP_SECONDS * framesPerSecond));
  for (let far = stride; far <= PASSING_SECONDS * framesPerSecond; far += stride) {
    const later = frames.at(start + step * far);
    if (later === undefined) return false;
    if (novelty(scene, later) < SAME_SCENE) {
      const [from, to] = step === 1 ? [frame + 1, start + far] : [start - far + 1, frame - 1];
      return !hasJolt(seen, from, to);
    }
  }
  return false;
}

function hasJolt({ changes, novelties, framesPerSecond }: Seen, from: number, to: number): boolean {
  const reach = Math.max(4, Math.round(framesPerSecond / 2));
  for (let frame = from; frame <= to; frame += 1) {
    if (cutRatio(changes, frame, reach) < ABRUPT.minRatio) continue;
    const around = Math.max(novelties.beside(frame, -1), novelties.beside(frame, 1));
    const lost = novelties.at(frame);
    if (lost >= ABRUPT.minNovelty && lost - around >= ABRUPT.minAhead) return true;
  }
  return false;
}
