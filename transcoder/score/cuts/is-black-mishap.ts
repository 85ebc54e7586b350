import type { BlackPassage } from './find-black-passages.ts';

/** Black frames between two shots up to this many are a mishap; more are a pause ... */
const MAX_FRAMES = 12;
/** ... but at a high frame rate as many as are shorter than a black picture, which is another finding. */
const MAX_SECONDS = 0.5;
/** In a dark room a picture may pass for black now and then: only a step into it is seen. */
const MIN_STEP_LEVELS = 4;

/** Whether a passage of black, with picture on both sides, is a slip: short, not faded to, and seen. */
export function isBlackMishap(
  { first, end, faded }: BlackPassage,
  brightness: readonly number[],
  framesPerSecond: number,
): boolean {
  const frames = end - first;
  if (faded || (frames > MAX_FRAMES && frames >= MAX_SECONDS * framesPerSecond)) return false;
  const black = Math.min(...brightness.slice(first, end));
  const [before, after] = [brightness[first - 1] ?? black, brightness[end] ?? black];
  return Math.min(before, after) >= black + MIN_STEP_LEVELS;
}
