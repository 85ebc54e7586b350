import type { TinyFrame } from './tiny-frame.ts';

/** Horizontal and vertical slope of luma at half size, in turns for every pixel. */
export function edges({ half, halfWidth: width, halfHeight: height }: TinyFrame): Float32Array {
  const slopes = new Float32Array(2 * width * height);
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width - 1; x += 1) {
      const at = y * width + x;
      slopes[2 * at] = half[at + 1]! - half[at]!;
      slopes[2 * at + 1] = half[at + width]! - half[at]!;
    }
  }
  return slopes;
}
