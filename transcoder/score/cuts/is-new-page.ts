import type { Seen } from './seen.ts';
import type { TinyFrame } from './tiny-frame.ts';

/** Frames on either side that hardly differ: a slide, not a camera's picture. */
const STILL_LEVELS = 0.6;
const STILL_FRAMES = 4;
const MIN_CHANGE = 1.5;
const BLOCK = 8;
/** Standard deviation from which a block carries print. */
const PRINTED = 2.5;
const RICH = 10;
/** Print that stayed lies on itself; words of the same size in the same place do not reach this. */
const SAME_PRINT = 0.93;
/** A line that is added leaves the old ones; a screen in a room is a small part of the picture. */
const MIN_REPLACED = 0.38;

/** Whether one full-screen page makes way for another: on the same paper most of the print is replaced both ways. */
export function isNewPage({ frames, changes }: Seen, frame: number): boolean {
  if (changes[frame]! < MIN_CHANGE) return false;
  for (let far = 1; far <= STILL_FRAMES; far += 1) {
    if ((changes[frame - far] ?? 0) > STILL_LEVELS) return false;
    if ((changes[frame + far] ?? 0) > STILL_LEVELS) return false;
  }
  const [before, now] = [frames.at(frame - 1)!, frames.at(frame)!];
  return replacedShare(before, now) >= MIN_REPLACED && replacedShare(now, before) >= MIN_REPLACED;
}

/** How much of a page's print is not there in the other, 0 to 1. */
function replacedShare(page: TinyFrame, other: TinyFrame): number {
  let [printed, replaced] = [0, 0];
  for (let y = 0; y + BLOCK <= page.height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= page.width; x += BLOCK) {
      const { deviation, likeness } = compare(page, other, x, y);
      if (deviation < PRINTED) continue;
      const weight = Math.min(1, deviation / RICH);
      printed += weight;
      if (likeness < SAME_PRINT) replaced += weight;
    }
  }
  return printed === 0 ? 0 : replaced / printed;
}

function compare(
  page: TinyFrame,
  other: TinyFrame,
  x: number,
  y: number,
): { deviation: number; likeness: number } {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let row = y; row < y + BLOCK; row += 1) {
    for (let index = row * page.width + x; index < row * page.width + x + BLOCK; index += 1) {
      const [p, q] = [page.luma[index]!, other.luma[index]!];
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const pixels = BLOCK * BLOCK;
  const own = Math.max(0, aa / pixels - (a / pixels) ** 2);
  const its = Math.max(0, bb / pixels - (b / pixels) ** 2);
  const both = ab / pixels - (a / pixels) * (b / pixels);
  return { deviation: Math.sqrt(own), likeness: both / Math.sqrt(own * its + 1e-6) };
}
