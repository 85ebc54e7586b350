import { cameraShift } from './camera-shift.ts';
import type { TinyFrame } from './tiny-frame.ts';

const BLOCK = 8;
const REACH = 2;

/**
 * What is left of the difference between two frames when each block may move, 0 to 1: little where things or the camera
 * move, nearly all where one picture turns into another in its place.
 */
export function unmovedShare(a: TinyFrame, b: TinyFrame): number {
  const shift = cameraShift(a, b);
  let [still, moved] = [0, 0];
  for (let y = 0; y + BLOCK <= a.height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= a.width; x += BLOCK) {
      const unmoved = difference(a, b, x, y, 0, 0);
      let least = unmoved;
      for (let v = -REACH; v <= REACH; v += 1) {
        for (let h = -REACH; h <= REACH; h += 1) {
          least = Math.min(least, difference(a, b, x, y, h, v));
          if (shift.dx !== 0 || shift.dy !== 0) {
            least = Math.min(least, difference(a, b, x, y, shift.dx + h, shift.dy + v));
          }
        }
      }
      still += unmoved;
      moved += least;
    }
  }
  return still === 0 ? 1 : moved / still;
}

function difference(
  a: TinyFrame,
  b: TinyFrame,
  x: number,
  y: number,
  dx: number,
  dy: number,
): number {
  const { width, height } = a;
  const [left, top] = [x + dx, y + dy];
  if (left < 0 || top < 0 || left + BLOCK > width || top + BLOCK > height) {
    return Number.POSITIVE_INFINITY;
  }
  let sum = 0;
  for (let row = 0; row < BLOCK; row += 1) {
    const there = (top + row) * width + left;
    const here = (y + row) * width + x;
    for (let column = 0; column < BLOCK; column += 1) {
      sum += Math.abs(b.luma[here + column]! - a.luma[there + column]!);
    }
  }
  return sum;
}
