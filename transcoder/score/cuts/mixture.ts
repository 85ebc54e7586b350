import type { TinyFrame } from './tiny-frame.ts';

/** Blocks of the half-size planes, each with a share of its own. */
const BLOCK_WIDTH = 4;
const BLOCK_HEIGHT = 3;

/** How a picture is made of two others. */
export type Mixture = Readonly<{
  /** Of the second, weighed by how much the blocks differ; 0 to 1. */
  share: number;
  /** By how much the blocks' shares differ from each other: 0 all alike, 0.5 each is one or the other. */
  spread: number;
  /** What is not explained, as a share of the power by which both pictures differ. */
  rest: number;
}>;

/** Power of the difference between two pictures, levels squared a pixel, of luma and chroma together. */
export function differencePower(from: TinyFrame, to: TinyFrame): number {
  let sum = 0;
  for (let index = 0; index < from.half.length; index += 1) {
    sum += (to.half[index]! - from.half[index]!) ** 2;
  }
  return (sum * 3) / from.half.length;
}

/** The mixture of `from` and `to` that comes nearest to a picture, block by block. */
export function mixtureOf(from: TinyFrame, picture: TinyFrame, to: TinyFrame): Mixture {
  const { halfWidth: width, halfHeight: height } = from;
  const plane = width * height;
  let [whole, shares, squares, rest] = [0, 0, 0, 0];
  for (let top = 0; top < height; top += BLOCK_HEIGHT) {
    const bottom = Math.min(height, top + BLOCK_HEIGHT);
    for (let left = 0; left < width; left += BLOCK_WIDTH) {
      const right = Math.min(width, left + BLOCK_WIDTH);
      let [along, power, own] = [0, 0, 0];
      for (let y = top; y < bottom; y += 1) {
        for (let start = y * width; start < 3 * plane; start += plane) {
          for (let index = start + left; index < start + right; index += 1) {
            const a = from.half[index]!;
            const step = to.half[index]! - a;
            const now = picture.half[index]! - a;
            along += step * now;
            power += step * step;
            own += now * now;
          }
        }
      }
      const share = power === 0 ? 0 : Math.max(0, Math.min(1, along / power));
      whole += power;
      shares += share * power;
      squares += share * share * power;
      rest += own - 2 * share * along + share * share * power;
    }
  }
  if (whole === 0) return { share: 0, spread: 0, rest: 0 };
  const mean = shares / whole;
  const spread = Math.sqrt(Math.max(0, squares / whole - mean * mean));
  return { share: mean, spread, rest: rest / whole };
}
