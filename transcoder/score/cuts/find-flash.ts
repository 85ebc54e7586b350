import type { FlashFrame } from '../measured.ts';
import { isFlashLit } from './is-lamp-change.ts';
import { novelty } from './novelty.ts';
import type { SeenFrames } from './seen-frame.ts';
import { frameChange, type TinyFrame } from './tiny-frame.ts';

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

/** So much of the one picture is not to be found in the other: real cuts lose 0.7 and more. */
const MIN_NOVELTY = 0.5;
/** Beside a flash between two shots the picture is calm: it changes by at most this share. */
const CALM_SHARE = 0.4;
const CALM_FRAMES = 3;

/** A shot of a few frames: from `first` up to, not including, `end`. */
export type Flash = Readonly<{ first: number; end: number; sameAround: boolean }>;

/**
 * The few frames from this one on that are another picture, whether the shot before goes on behind them or a third one;
 * null: there are none, or they are the same scene under a photographer's flash.
 */
export function findFlash(
  frames: SeenFrames,
  first: number,
  framesPerSecond: number,
): Flash | null {
  const before = frames.at(first - 1)?.frame;
  const inside = frames.at(first)?.frame;
  if (before === undefined || inside === undefined) return null;
  const into = frameChange(before, inside);
  if (into < MIN_CHANGE || !isOtherScene(before, inside)) return null;
  for (let length = 1; length <= MAX_FLASH_FRAMES; length += 1) {
    if (length / framesPerSecond > MAX_FLASH_SECONDS) return null;
    const after = frames.at(first + length)?.frame;
    if (after === undefined) return null;
    const between = Array.from({ length }, (_, index) => frames.at(first + index)!.frame);
    if (!between.every((frame) => frameChange(inside, frame) <= ALIKE_SHARE * into)) return null;
    if (frameChange(before, after) <= RETURNED_SHARE * into) {
      return between.every((frame) => isFlashLit(before, frame) || isFlashLit(after, frame))
        ? null
        : { first, end: first + length, sameAround: true };
    }
    const out = frameChange(between.at(-1)!, after);
    if (out < MIN_CHANGE || !isOtherScene(between.at(-1)!, after)) continue;
    if (isOtherScene(before, after) && isCalmAround(frames, first, length, Math.min(into, out))) {
      return { first, end: first + length, sameAround: false };
    }
  }
  return null;
}

function isOtherScene(before: TinyFrame, after: TinyFrame): boolean {
  return novelty(before, after) >= MIN_NOVELTY;
}

function isCalmAround(frames: SeenFrames, first: number, length: number, step: number): boolean {
  for (let far = 1; far <= CALM_FRAMES; far += 1) {
    for (const frame of [first - far, first + length + far]) {
      const [a, b] = [frames.at(frame - 1)?.frame, frames.at(frame)?.frame];
      if (a !== undefined && b !== undefined && frameChange(a, b) > CALM_SHARE * step) return false;
    }
  }
  return true;
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
