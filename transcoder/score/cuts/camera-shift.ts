import { edges } from './edges.ts';
import type { TinyFrame } from './tiny-frame.ts';

/** By how much a picture has moved as a whole; pixels of the frame. */
export type CameraShift = Readonly<{ dx: number; dy: number }>;

/** Half-size pixels: a quarter of the picture between two frames, a whip pan at ten frames a second. */
const REACH_X = 8;
const REACH_Y = 4;

/**
 * The shift at which the edges of both pictures lie on each other best: b(x, y) is a(x + dx, y + dy). Edges, because
 * lamps and exposure leave them where they are.
 */
export function cameraShift(a: TinyFrame, b: TinyFrame): CameraShift {
  const { halfWidth: width, halfHeight: height } = a;
  const upright = height > width;
  const [reachX, reachY] = upright ? [REACH_Y, REACH_X] : [REACH_X, REACH_Y];
  const [from, to] = [edges(a), edges(b)];
  let best = { dx: 0, dy: 0 };
  let highest = Number.NEGATIVE_INFINITY;
  for (let dy = -reachY; dy <= reachY; dy += 1) {
    for (let dx = -reachX; dx <= reachX; dx += 1) {
      const [top, bottom] = [Math.max(0, -dy), Math.min(height, height - dy)];
      const [left, right] = [Math.max(0, -dx), Math.min(width, width - dx)];
      let [both, one, other] = [0, 1, 1];
      for (let y = top; y < bottom; y += 1) {
        const here = 2 * y * width;
        const there = 2 * ((y + dy) * width + dx);
        for (let x = 2 * left; x < 2 * right; x += 1) {
          const p = from[there + x]!;
          const q = to[here + x]!;
          both += p * q;
          one += p * p;
          other += q * q;
        }
      }
      const overlap = ((bottom - top) * (right - left)) / (width * height);
      const fit = (both / Math.sqrt(one * other)) * Math.sqrt(overlap);
      if (fit > highest) {
        highest = fit;
        best = { dx: 2 * dx, dy: 2 * dy };
      }
    }
  }
  return best;
}
