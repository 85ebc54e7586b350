import type { TinyFrame } from './tiny-frame.ts';

const BLOCK = 8;
/** How far a block may have moved between two frames: a pan that crosses the picture in half a second. */
const REACH_X = 5;
const REACH_Y = 3;
/** Mean absolute deviation below which a block has nothing to recognise it by. */
const FLAT = 2.5;
/** A flat block that is as flat and as bright in the other picture: a little evidence for the same scene. */
const FLAT_WEIGHT = 0.5;
const FLAT_LEVELS = 8;
/** A block is found again when what does not fit is less than this share of its own contrast. */
const FIT = 0.45;

/**
 * How much of a picture cannot be found in the other, 0 to 1, whichever way round is worse: blocks are looked for
 * within reach and without regard to brightness, so motion, pans and lamps explain themselves and another scene
 * does not.
 */
export function unexplainedShare(a: TinyFrame, b: TinyFrame): number {
  return Math.max(unexplainedOneWay(a, b), unexplainedOneWay(b, a));
}

function unexplainedOneWay(from: TinyFrame, to: TinyFrame): number {
  const lit = brightnessShift(from, to);
  let weight = 0;
  let lost = 0;
  for (let y = 0; y + BLOCK <= to.height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= to.width; x += BLOCK) {
      const mean = blockMean(to, x, y);
      const contrast = blockContrast(to, x, y, mean);
      if (contrast < FLAT) {
        const there = blockMean(from, x, y);
        const same = Math.abs(there - mean - lit) < FLAT_LEVELS;
        if (same && blockContrast(from, x, y, there) < FLAT) weight += FLAT_WEIGHT;
        continue;
      }
      weight += 1;
      if (bestFit(from, to, x, y, mean) > Math.max(FIT * contrast, FLAT / 2)) lost += 1;
    }
  }
  // All flat: a change of colour or brightness is all there can be, and the caller has seen that already.
  return weight === 0 ? 0 : lost / weight;
}

/** By how much most of `from` is brighter than `to`: the camera's exposure. */
function brightnessShift(from: TinyFrame, to: TinyFrame): number {
  const shifts: number[] = [];
  for (let y = 0; y + BLOCK <= to.height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= to.width; x += BLOCK) {
      shifts.push(blockMean(from, x, y) - blockMean(to, x, y));
    }
  }
  return shifts.sort((a, b) => a - b)[shifts.length >> 1] ?? 0;
}

/** Mean absolute difference at the best place, brightness aside. */
function bestFit(from: TinyFrame, to: TinyFrame, x: number, y: number, mean: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let dy = -REACH_Y; dy <= REACH_Y; dy += 1) {
    if (y + dy < 0 || y + dy + BLOCK > from.height) continue;
    for (let dx = -REACH_X; dx <= REACH_X; dx += 1) {
      if (x + dx < 0 || x + dx + BLOCK > from.width) continue;
      const shift = mean - blockMean(from, x + dx, y + dy);
      let sum = 0;
      for (let row = 0; row < BLOCK; row += 1) {
        const there = (y + dy + row) * from.width + x + dx;
        const here = (y + row) * to.width + x;
        for (let column = 0; column < BLOCK; column += 1) {
          sum += Math.abs(to.luma[here + column]! - from.luma[there + column]! - shift);
        }
      }
      if (sum < best) best = sum;
    }
  }
  return best / (BLOCK * BLOCK);
}

function blockMean({ luma, width }: TinyFrame, x: number, y: number): number {
  let sum = 0;
  for (let row = y; row < y + BLOCK; row += 1) {
    const start = row * width + x;
    for (let index = start; index < start + BLOCK; index += 1) sum += luma[index]!;
  }
  return sum / (BLOCK * BLOCK);
}

function blockContrast({ luma, width }: TinyFrame, x: number, y: number, mean: number): number {
  let sum = 0;
  for (let row = y; row < y + BLOCK; row += 1) {
    const start = row * width + x;
    for (let index = start; index < start + BLOCK; index += 1) sum += Math.abs(luma[index]! - mean);
  }
  return sum / (BLOCK * BLOCK);
}
