import type { Luma } from './luma.ts';

/** Blocks of 16 × 16 pixels, one for every 32 × 32; every second pixel of every second row is read. */
const BLOCK = 16;
const STEP = 32;
/** Variance below which structure is hardly seen: SSIM's constant for 8 bits, (0.03 × 255)². */
const MASKING = 58.5;

/** How much of a picture has anything in it, 0 to 1: a blank wall has nearly 0, a page of print 0.5. Noise is none. */
export function measureStructure({ data, width, height }: Luma, noise: number): number {
  let sum = 0;
  let blocks = 0;
  for (let top = 0; top + BLOCK <= height; top += STEP) {
    for (let left = 0; left + BLOCK <= width; left += STEP) {
      let total = 0;
      let squares = 0;
      for (let y = top; y < top + BLOCK; y += 2) {
        for (let index = y * width + left; index < y * width + left + BLOCK; index += 2) {
          const value = data[index]!;
          total += value;
          squares += value * value;
        }
      }
      const count = (BLOCK / 2) ** 2;
      const variance = Math.max(0, squares / count - (total / count) ** 2 - noise ** 2);
      sum += variance / (variance + MASKING);
      blocks += 1;
    }
  }
  return blocks === 0 ? 0 : sum / blocks;
}
