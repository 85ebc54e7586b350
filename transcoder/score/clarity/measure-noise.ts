import { percentile } from '../percentile.ts';
import type { Luma } from './luma.ts';

/** Blocks of 8 × 8, about so many rows of them: thousands of a large picture, and a small part of its pixels read. */
const BLOCK = 8;
const ROWS = 34;
/** What the mask below makes of noise of deviation 1, and what a mean of absolutes is to a deviation. */
const MASK_GAIN = 6;
const TO_DEVIATION = Math.sqrt(Math.PI / 2);
/** Near black and white the range cuts noise off. */
const DARKEST = 24;
const BRIGHTEST = 228;
/** Low enough that neither a moving crowd nor a textured floor is taken for noise, which is everywhere. */
const SHARE = 0.3;

/**
 * The deviation of a picture's noise in levels; null where all is black or burnt out. Fine texture stays where it is
 * from one second to the next, and movement is smooth within itself: a block's noise is at most its finest detail
 * (Immerkær's mask), and at most what of that changed since `previous`. The quieter third of the blocks has neither.
 */
export function measureNoise(plane: Luma, previous: Luma | null, isColour = false): number | null {
  const { data, width, height } = plane;
  const before = previous?.data ?? null;
  const step = Math.max(12, Math.round(Math.min(width, height) / ROWS));
  const deviations: number[] = [];
  for (let top = 1; top + BLOCK < height; top += step) {
    for (let left = 1; left + BLOCK < width; left += step) {
      let detail = 0;
      let change = 0;
      let sum = 0;
      for (let y = top; y < top + BLOCK; y += 1) {
        const end = y * width + left + BLOCK;
        for (let index = y * width + left; index < end; index += 1) {
          const fine = mask(data, index, width);
          detail += Math.abs(fine);
          sum += data[index]!;
          if (before !== null) change += Math.abs(fine - mask(before, index, width));
        }
      }
      const mean = sum / BLOCK ** 2;
      if (!isColour && (mean < DARKEST || mean > BRIGHTEST)) continue;
      const changed = before === null ? detail : change / Math.SQRT2;
      deviations.push((Math.min(detail, changed) * TO_DEVIATION) / (MASK_GAIN * BLOCK ** 2));
    }
  }
  if (deviations.length === 0) return null;
  return percentile(
    deviations.sort((a, b) => a - b),
    SHARE,
  );
}

/** Second difference across of the second difference down: nothing but the finest detail passes. */
function mask(data: Uint8Array, index: number, width: number): number {
  return (
    data[index - width - 1]! +
    data[index - width + 1]! +
    data[index + width - 1]! +
    data[index + width + 1]! +
    4 * data[index]! -
    2 * (data[index - width]! + data[index - 1]! + data[index + 1]! + data[index + width]!)
  );
}
