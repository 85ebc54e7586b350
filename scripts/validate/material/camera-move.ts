import type { Picture } from './picture.ts';

/** The part of a wider picture that a frame shows: its upper left corner, and how much larger than 1:1. */
export type Aim = Readonly<{ x: number; y: number; zoom: number }>;

/** Fills `frame` with what the aim shows of `world`. */
export function look(world: Picture, frame: Picture, aim: Aim): void {
  const planes = [
    [world.y, frame.y, world.width, frame.width, frame.height, 1],
    [world.u, frame.u, world.width / 2, frame.width / 2, frame.height / 2, 2],
    [world.v, frame.v, world.width / 2, frame.width / 2, frame.height / 2, 2],
  ] as const;
  const still = aim.zoom === 1 && aim.x % 2 === 0 && aim.y % 2 === 0;
  for (const [from, to, stride, width, height, part] of planes) {
    const [left, top] = [aim.x / part, aim.y / part];
    if (still) copyPlane(from, to, stride, width, height, left, top);
    else samplePlane(from, to, stride, width, height, left, top, aim.zoom);
  }
}

function copyPlane(
  ...[from, to, stride, width, height, left, top]: [
    Uint8ClampedArray,
    Uint8ClampedArray,
    number,
    number,
    number,
    number,
    number,
  ]
): void {
  for (let row = 0; row < height; row += 1) {
    const at = (row + top) * stride + left;
    to.set(from.subarray(at, at + width), row * width);
  }
}

function samplePlane(
  ...[from, to, stride, width, height, left, top, zoom]: [
    Uint8ClampedArray,
    Uint8ClampedArray,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
): void {
  const last = from.length / stride - 2;
  for (let row = 0; row < height; row += 1) {
    const y = Math.min(last, Math.max(0, top + row / zoom));
    const [upper, partY] = [Math.floor(y), y - Math.floor(y)];
    for (let column = 0; column < width; column += 1) {
      const x = Math.min(stride - 2, Math.max(0, left + column / zoom));
      const [across, partX] = [Math.floor(x), x - Math.floor(x)];
      const at = upper * stride + across;
      const above = from[at]! + (from[at + 1]! - from[at]!) * partX;
      const below = from[at + stride]! + (from[at + stride + 1]! - from[at + stride]!) * partX;
      to[row * width + column] = above + (below - above) * partY;
    }
  }
}
