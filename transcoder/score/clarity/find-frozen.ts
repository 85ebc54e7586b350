import type { Span } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** A codec repeats a frozen picture exactly in most frames, and in the others but for a ripple of rounding ... */
const STILL_CHANGE = 0.03;
const EXACT_CHANGE = 0.002;
/** ... where an empty room, cheaply encoded, has the ripple in nearly every frame. */
const MIN_EXACT_SHARE = 0.6;
/** Something moved until the picture stopped: mean change over the half second before. */
const MIN_MOTION_BEFORE = 0.1;
const MOTION_BEFORE_SECONDS = 0.5;
/** A keyframe makes a frozen picture twitch: this much, and no more than one frame in twenty. */
const TWITCH_CHANGE = 1.5;
const TWITCH_DISTANCE_FRAMES = 20;
/** Etere's and others' freeze items: 3 s. */
const MIN_SECONDS = 3;
/** Only what was alive for most of these seconds before can freeze; a slide was not. */
const BEFORE_SECONDS = 4;
/** A step into the stretch beyond this and four times the motion before is a cut to a slide, not a freeze. */
const MAX_ENTRY_CHANGE = 4;

/**
 * Stretches where a camera's picture stands still, from each frame's mean change of luma and from which seconds
 * are alive. Conservative: unless the same shot was alive before, and something is alive after (or the lesson
 * ends), it counts as a slide.
 */
export function findFrozen(
  changes: readonly number[],
  camera: readonly boolean[],
  framesPerSecond: number,
): Span[] {
  const found: Span[] = [];
  for (const [start, end] of stillRuns(changes)) {
    const startSeconds = (start - 1) / framesPerSecond;
    const endSeconds = end / framesPerSecond;
    if (endSeconds - startSeconds < MIN_SECONDS) continue;
    if (isFreeze(start, end)) found.push({ startSeconds, endSeconds });
  }
  return found;

  function isFreeze(start: number, end: number): boolean {
    const firstSecond = Math.floor((start - 1) / framesPerSecond);
    const before = camera.slice(Math.max(0, firstSecond - BEFORE_SECONDS), firstSecond);
    if (before.length < 2 || before.filter(Boolean).length < 0.75 * before.length) return false;
    const motion = changes.slice(
      Math.max(1, start - 1 - 2 * Math.round(framesPerSecond)),
      start - 1,
    );
    const usual = percentile(
      motion.toSorted((a, b) => a - b),
      0.5,
    );
    if (changes[start - 1]! > Math.max(MAX_ENTRY_CHANGE, 4 * usual)) return false;
    const last = motion.slice(-Math.max(2, Math.round(MOTION_BEFORE_SECONDS * framesPerSecond)));
    if (last.reduce((sum, change) => sum + change, 0) < MIN_MOTION_BEFORE * last.length)
      return false;
    const exact = changes.slice(start, end).filter((change) => change <= EXACT_CHANGE).length;
    if (exact < MIN_EXACT_SHARE * (end - start)) return false;
    const after = camera.slice(Math.ceil(end / framesPerSecond)).slice(0, BEFORE_SECONDS);
    return after.length === 0 || after.some(Boolean);
  }
}

/** [start, end) of frames that repeat the one before; start is the first repetition. */
function stillRuns(changes: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  let start = -1;
  let twitch = -TWITCH_DISTANCE_FRAMES;
  for (let index = 1; index <= changes.length; index += 1) {
    const change = changes[index] ?? Number.POSITIVE_INFINITY;
    if (change <= STILL_CHANGE) {
      if (start < 0) start = index;
      continue;
    }
    if (start >= 0 && change <= TWITCH_CHANGE && index - twitch >= TWITCH_DISTANCE_FRAMES) {
      twitch = index;
      continue;
    }
    if (start >= 0) runs.push([start, index]);
    start = -1;
  }
  return runs;
}
