import type { Picture } from './picture.ts';
import type { Sprite } from './sprite.ts';

/** Where a sprite's pivot lies in the picture, and how it is turned about it. */
export type Pose = Readonly<{
  x: number;
  y: number;
  /** The pivot, as a share of the sprite's width and height. */
  pivot: readonly [number, number];
  /** Radians, clockwise. */
  angle?: number;
  /** How far the top leans to the right, as a share of the height: what a body does that shifts its weight. */
  lean?: number;
  /** Width against the drawn one: under 1 is a head turned away. */
  turn?: number;
}>;

/** Less than this share of a figure cannot be seen. */
const FAINT = 0.004;

/** Draws with soft edges at any fraction of a pixel. */
export function drawSprite(picture: Picture, sprite: Sprite, pose: Pose): void {
  const { width } = picture;
  const { width: stride, alpha } = sprite;
  const map = planMap(sprite, pose);
  const { left, right, top, bottom } = bounds(picture, sprite, pose);
  for (let row = top; row < bottom; row += 1) {
    let x = map.x + map.xPerRow * row + map.xPerColumn * left;
    let y = map.y + map.yPerRow * row + map.yPerColumn * left;
    for (let column = left; column < right; column += 1, x += map.xPerColumn, y += map.yPerColumn) {
      if (x < 0 || y < 0 || x >= stride - 1 || y >= sprite.height - 1) continue;
      const from = Math.trunc(y) * stride + Math.trunc(x);
      if (
        alpha[from]! + alpha[from + 1]! + alpha[from + stride]! + alpha[from + stride + 1]! <
        FAINT
      ) {
        continue;
      }
      const [partX, partY] = [x - Math.trunc(x), y - Math.trunc(y)];
      const opacity = blend(alpha, from, stride, partX, partY);
      const at = row * width + column;
      const light = blend(sprite.y, from, stride, partX, partY);
      picture.y[at] = picture.y[at]! + (light - picture.y[at]!) * opacity;
      // Colour has half the size: one of four.
      if ((row & 1) !== 0 || (column & 1) !== 0) continue;
      const half = (row >> 1) * (width >> 1) + (column >> 1);
      picture.u[half] = picture.u[half]! + (sprite.u[from]! - picture.u[half]!) * opacity;
      picture.v[half] = picture.v[half]! + (sprite.v[from]! - picture.v[half]!) * opacity;
    }
  }
}

/** From a picture's pixel to the sprite's: x and y as sums of shares of the column and the row. */
function planMap(sprite: Sprite, pose: Pose) {
  const { angle = 0, lean = 0, turn = 1 } = pose;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [yPerColumn, yPerRow] = [-sin, cos];
  const xPerColumn = (cos - lean * sin) / turn;
  const xPerRow = (sin + lean * cos) / turn;
  return {
    ...{ xPerColumn, xPerRow, yPerColumn, yPerRow },
    x: pose.pivot[0] * sprite.width - xPerColumn * pose.x - xPerRow * pose.y,
    y: pose.pivot[1] * sprite.height - yPerColumn * pose.x - yPerRow * pose.y,
  };
}

/** What of the picture the sprite can reach. */
function bounds(picture: Picture, sprite: Sprite, pose: Pose) {
  const { angle = 0, lean = 0 } = pose;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [right, bottom] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    const upright = (bottom - pose.pivot[1]) * sprite.height;
    const across = (right - pose.pivot[0]) * sprite.width - lean * upright;
    xs.push(pose.x + cos * across - sin * upright);
    ys.push(pose.y + sin * across + cos * upright);
  }
  return {
    left: Math.max(0, Math.floor(Math.min(...xs))),
    right: Math.min(picture.width, Math.ceil(Math.max(...xs))),
    top: Math.max(0, Math.floor(Math.min(...ys))),
    bottom: Math.min(picture.height, Math.ceil(Math.max(...ys))),
  };
}

function blend(
  plane: Float32Array,
  at: number,
  stride: number,
  partX: number,
  partY: number,
): number {
  const upper = plane[at]! + (plane[at + 1]! - plane[at]!) * partX;
  const lower = plane[at + stride]! + (plane[at + stride + 1]! - plane[at + stride]!) * partX;
  return upper + (lower - upper) * partY;
}
