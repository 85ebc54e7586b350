import { cutRatio } from './cut-ratio.ts';
import { novelty } from './novelty.ts';
import type { Seen } from './seen.ts';

/** Somebody who walks past the lens is gone after this. */
export const PASSING_SECONDS = 1.5;
const STEP_SECONDS = 0.12;
/** What of the scene is lost a moment later, against what was lost at once. */
const SAME_SCENE = 0.4;
const RETURNED = 0.6;
/** Nobody fills the whole picture from one frame to the next, with nothing of him to be seen before or after. */
const SUDDEN = { minNovelty: 0.7, maxNext: 0.15, maxNextAtAll: 0.08 };
/** A shot that was put in begins and ends so; outside of it nothing hides the scene yet. */
const JOLT = { minNovelty: 0.4, minAhead: 0.3, minRatio: 1.1, maxOutside: 0.2 };

/**
 * Whether the change at a frame is only the sudden part of something that comes in between and goes away again: the
 * scene before is there again a moment later, and it is no shot that was put in with two clean cuts.
 */
export function isPasserBy(seen: Seen, frame: number): boolean {
  const { novelties } = seen;
  const next = Math.max(novelties.next(frame, -1), novelties.next(frame, 1));
  const clear = novelties.at(frame) >= SUDDEN.minNovelty;
  if (next <= (clear ? SUDDEN.maxNext : SUDDEN.maxNextAtAll)) return false;
  const back = returnsAfter(seen, frame);
  if (back === null) return false;
  const begins = isJolt(seen, frame, -1) && hasJolt(seen, frame + 1, back.last, 1);
  const ends = isJolt(seen, frame, 1) && hasJolt(seen, back.first + 1, frame - 1, -1);
  return !begins && !ends;
}

/** Two frames around this one that show the same scene; null: there are none near by. */
function returnsAfter(seen: Seen, frame: number): { first: number; last: number } | null {
  const { frames, novelties, framesPerSecond } = seen;
  const same = Math.min(SAME_SCENE, RETURNED * novelties.at(frame));
  const stride = Math.max(1, Math.round(STEP_SECONDS * framesPerSecond));
  for (let far = stride; far <= PASSING_SECONDS * framesPerSecond; far += stride) {
    for (const [first, last] of [
      [frame - 1, frame + far],
      [frame - 1 - far, frame],
      [frame - 1 - far, frame + far],
    ] as const) {
      const [before, after] = [frames.at(first), frames.at(last)];
      if (before === undefined || after === undefined) continue;
      if (novelty(before, after) < same) return { first, last };
    }
  }
  return null;
}

function hasJolt(seen: Seen, from: number, to: number, outside: -1 | 1): boolean {
  for (let frame = from; frame <= to; frame += 1) {
    if (isJolt(seen, frame, outside)) return true;
  }
  return false;
}

function isJolt(seen: Seen, frame: number, outside: -1 | 1): boolean {
  const { changes, novelties, framesPerSecond } = seen;
  const reach = Math.max(4, Math.round(framesPerSecond / 2));
  if (cutRatio(changes, frame, reach) < JOLT.minRatio) return false;
  const lost = novelties.at(frame);
  if (lost < JOLT.minNovelty || novelties.next(frame, outside) > JOLT.maxOutside) return false;
  return lost - Math.max(novelties.beside(frame, -1), novelties.beside(frame, 1)) >= JOLT.minAhead;
}
