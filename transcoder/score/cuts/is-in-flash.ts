import { isBurntOut, isFlashLit, LIT_LEVELS } from './is-lamp-change.ts';
import { novelty } from './novelty.ts';
import type { Seen } from './seen.ts';

/** A flash lights this long at most: lamp, and the camera's recovery. */
const FLASH_SECONDS = 0.25;
/** People go on moving while it lasts. */
const SAME_SCENE = 0.55;

/**
 * Whether a photographer's flash begins, goes on or ends with this frame: what was there before it is there after it,
 * and between them there is nothing but light.
 */
export function isInFlash({ frames, brightness, framesPerSecond }: Seen, frame: number): boolean {
  const longest = Math.max(2, Math.round(framesPerSecond * FLASH_SECONDS));
  for (let before = frame - 1; before >= Math.max(0, frame - 1 - longest); before -= 1) {
    for (let after = frame; after <= before + longest + 1; after += 1) {
      if (after - before < 2) continue;
      const dark = Math.max(brightness[before]!, brightness[after] ?? Number.POSITIVE_INFINITY);
      const between = brightness.slice(before + 1, after);
      if (between.some((level) => level < dark + LIT_LEVELS)) continue;
      const [first, last] = [frames.at(before), frames.at(after)];
      if (first === undefined || last === undefined || novelty(first, last) >= SAME_SCENE) continue;
      const now = between.map((_, index) => frames.at(before + 1 + index)!);
      const lit = now.map((each) => isFlashLit(first, each) || isFlashLit(last, each));
      // A frame of one colour alone was put there by an editor.
      if (lit.includes(true) && now.every((each, index) => lit[index]! || isBurntOut(each))) {
        return true;
      }
    }
  }
  return false;
}
