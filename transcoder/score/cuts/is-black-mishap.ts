import type { PlainFrames, PlainPassage } from './find-plain-passages.ts';

/** Black frames between two shots up to this many are a mishap; more are a pause ... */
const MAX_FRAMES = 12;
/** ... but at a high frame rate as many as are shorter than a black picture, which is another finding. */
const MAX_SECONDS = 0.5;
/** In a dark room a picture may pass for black now and then: only one with a picture on both sides is seen. */
const MIN_CONTRAST = 4;

/** Whether a passage of black, with picture on both sides, is a slip: short, not faded to, and seen. */
export function isBlackMishap(
  { first, end, faded, black }: PlainPassage,
  { contrasts, framesPerSecond }: Pick<PlainFrames, 'contrasts' | 'framesPerSecond'>,
): boolean {
  const frames = end - first;
  if (!black || faded) return false;
  if (frames > MAX_FRAMES && frames >= MAX_SECONDS * framesPerSecond) return false;
  const least = Math.min(...contrasts.slice(first, end));
  const around = Math.min(contrasts[first - 1] ?? 0, contrasts[end] ?? 0);
  return around >= least + MIN_CONTRAST;
}
