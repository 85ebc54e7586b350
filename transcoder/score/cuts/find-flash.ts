import type { FlashFrame } from '../measured.ts';
import { isCameraFlash } from './is-camera-flash.ts';
import { isOtherScene } from './is-other-scene.ts';
import type { SeenFrames } from './seen-frame.ts';
import { frameChange } from './tiny-frame.ts';

/** A shot under 5 frames is over before it is seen ... */
export const MAX_FLASH_FRAMES = 4;
/** ... unless there are few of them to a second. */
export const MAX_FLASH_SECONDS = 0.35;
/** Into the flash and out of it, in levels of luma and chroma together. */
const MIN_CHANGE = 8;
/** What was before goes on behind it: changed by at most this share of the flash. */
const RETURNED_SHARE = 0.3;
/** Its own frames are alike; who passes close to the lens is another picture in each. */
const ALIKE_SHARE = 0.35;

/**
 * The few frames from this one on that are another picture, inside a shot that goes on behind them; null: there are
 * none, or they are the same scene under a photographer's flash. `last` is the first frame of the shot again.
 */
export function findFlash(
  frames: SeenFrames,
  first: number,
  framesPerSecond: number,
): Readonly<{ first: number; end: number }> | null {
  const before = frames.at(first - 1)?.frame;
  const inside = frames.at(first)?.frame;
  if (before === undefined || inside === undefined) return null;
  const into = frameChange(before, inside);
  if (into < MIN_CHANGE) return null;
  for (let length = 1; length <= MAX_FLASH_FRAMES; length += 1) {
    if (length / framesPerSecond > MAX_FLASH_SECONDS) return null;
    const after = frames.at(first + length)?.frame;
    if (after === undefined) return null;
    if (frameChange(before, after) <= RETURNED_SHARE * into) {
      const between = Array.from({ length }, (_, index) => frames.at(first + index)!.frame);
      const alike = between.every((frame) => frameChange(inside, frame) <= ALIKE_SHARE * into);
      const flash = alike && isOtherScene(before, inside) && !isCameraFlash(before, between, after);
      return flash ? { first, end: first + length } : null;
    }
  }
  return null;
}

/** Both lists in order, without what is in both. */
export function mergeFlashes(
  found: readonly FlashFrame[],
  more: readonly FlashFrame[],
): readonly FlashFrame[] {
  const overlaps = (a: FlashFrame, b: FlashFrame) =>
    a.startSeconds < b.endSeconds && b.startSeconds < a.endSeconds;
  const others = found.filter((flash) => !more.some((each) => overlaps(each, flash)));
  return [...others, ...more].sort((a, b) => a.startSeconds - b.startSeconds);
}
