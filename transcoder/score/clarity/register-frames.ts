import type { TinyFrame } from '../cuts/tiny-frame.ts';

/** How far the camera turned between two tiny frames, in their pixels: the picture moved by so much. */
export type Shift = Readonly<{ dx: number; dy: number }>;

const COLUMNS = 4;
const ROWS = 3;
/** A tile that cannot say how far it moved to this standard error, in pixels, is not asked ... */
const MAX_ERROR = 0.25;
/** ... and one is not believed more than this. */
const MIN_ERROR = 0.05;
/** Rounding and codec leave so much difference (variance, levels²) even where nothing moves. */
const MIN_VARIANCE = 0.3;
/** Fewer tiles than this may be one person before a blank wall. */
const MIN_TILES = 4;
/** Tiles move alike when they differ by less: an absolute part for noise, a share for what gradients get wrong. */
const ALIKE_PIXELS = 0.1;
const ALIKE_SHARE = 0.4;
/** The camera moved only where most of what can be seen moved with it. */
const MIN_AGREEING = 0.6;
/** Gradients tell steps of less than a pixel; longer ones are first looked for in whole pixels. */
const REACH_X = 4;
const REACH_Y = 3;
/** A mean square of the difference that is worth the search, in levels². */
const WORTH_SEARCHING = 4;
/** What must remain of it at the best place, or nothing was found. */
const FOUND_SHARE = 0.85;

type Tile = Readonly<{ dx: number; dy: number; weight: number }>;

/**
 * The camera's movement from `a` to `b` to a twentieth of a pixel, by the gradients in twelve tiles of which most
 * have to agree; so people who walk and gesture are no movement. null: too little to see it by.
 */
export function registerFrames(a: TinyFrame, b: TinyFrame): Shift | null {
  const near = solve(a, b, 0, 0);
  if (near !== null && Math.hypot(near.dx, near.dy) < 0.5) return near;
  const whole = searchWhole(a, b);
  if (whole === null || (whole.dx === 0 && whole.dy === 0)) return near;
  return solve(a, b, whole.dx, whole.dy) ?? near;
}

function solve(a: TinyFrame, b: TinyFrame, wholeX: number, wholeY: number): Shift | null {
  const tiles: Tile[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const tile = solveTile(a, b, { column, row, wholeX, wholeY });
      if (tile !== null) tiles.push(tile);
    }
  }
  if (tiles.length < MIN_TILES) return null;
  const dx = weightedMedian(tiles.map((tile) => [tile.dx, tile.weight]));
  const dy = weightedMedian(tiles.map((tile) => [tile.dy, tile.weight]));
  const alike = ALIKE_PIXELS + ALIKE_SHARE * Math.hypot(dx, dy);
  const agreeing = tiles.filter((tile) => Math.hypot(tile.dx - dx, tile.dy - dy) <= alike);
  const weigh = (all: readonly Tile[]) => all.reduce((sum, { weight }) => sum + weight, 0);
  if (agreeing.length < MIN_TILES || weigh(agreeing) < MIN_AGREEING * weigh(tiles)) return null;
  return { dx: dx + wholeX, dy: dy + wholeY };
}

/** Least squares of the difference over the gradient, brightness aside; null where there is nothing to hold on to. */
function solveTile(
  { luma: from, width, height }: TinyFrame,
  { luma: to }: TinyFrame,
  {
    column,
    row,
    wholeX,
    wholeY,
  }: Readonly<{ column: number; row: number; wholeX: number; wholeY: number }>,
): Tile | null {
  const [left, right] = edges(width, COLUMNS, column, wholeX);
  const [top, bottom] = edges(height, ROWS, row, wholeY);
  const offset = wholeY * width + wholeX;
  let [count, sx, sy, st, xx, xy, yy, xt, yt, tt] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const here = y * width + x;
      const there = here - offset;
      // The gradient of both, so that the error is of second order only.
      const gx = (to[here + 1]! - to[here - 1]! + from[there + 1]! - from[there - 1]!) / 4;
      const gy =
        (to[here + width]! - to[here - width]! + from[there + width]! - from[there - width]!) / 4;
      const t = from[there]! - to[here]!;
      count += 1;
      sx += gx;
      sy += gy;
      st += t;
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
      xt += gx * t;
      yt += gy * t;
      tt += t * t;
    }
  }
  if (count < 2) return null;
  xx -= (sx * sx) / count;
  yy -= (sy * sy) / count;
  xy -= (sx * sy) / count;
  xt -= (sx * st) / count;
  yt -= (sy * st) / count;
  tt -= (st * st) / count;
  const determinant = xx * yy - xy * xy;
  if (determinant < 1e-6) return null;
  const dx = (yy * xt - xy * yt) / determinant;
  const dy = (xx * yt - xy * xt) / determinant;
  const variance = Math.max(MIN_VARIANCE, (tt - dx * xt - dy * yt) / count);
  // The worse direction's: along a straight edge nothing can be seen to move.
  const error = Math.sqrt((variance * Math.max(xx, yy)) / determinant);
  return error > MAX_ERROR ? null : { dx, dy, weight: 1 / Math.max(MIN_ERROR, error) };
}

/** Of one tile, without the picture's margin and what would come from outside it. */
function edges(length: number, count: number, index: number, whole: number): [number, number] {
  const start = Math.floor((index * length) / count);
  const end = Math.floor(((index + 1) * length) / count);
  return [Math.max(start, 1, 1 + whole), Math.min(end, length - 1, length - 1 + whole)];
}

/** The whole-pixel shift after which most is alike; null where none is much better than standing still. */
function searchWhole(a: TinyFrame, b: TinyFrame): Shift | null {
  const still = unlikeness(a, b, 0, 0);
  if (still < WORTH_SEARCHING) return null;
  let best = { dx: 0, dy: 0, unlike: still };
  for (let dy = -REACH_Y; dy <= REACH_Y; dy += 1) {
    for (let dx = -REACH_X; dx <= REACH_X; dx += 1) {
      const unlike = unlikeness(a, b, dx, dy);
      if (unlike < best.unlike) best = { dx, dy, unlike };
    }
  }
  return best.unlike < FOUND_SHARE * still ? best : null;
}

/** Variance of the difference, brightness aside. */
function unlikeness(
  { luma: from, width, height }: TinyFrame,
  { luma: to }: TinyFrame,
  dx: number,
  dy: number,
): number {
  let [count, sum, squares] = [0, 0, 0];
  for (let y = Math.max(0, dy); y < Math.min(height, height + dy); y += 1) {
    for (let x = Math.max(0, dx); x < Math.min(width, width + dx); x += 1) {
      const difference = to[y * width + x]! - from[(y - dy) * width + x - dx]!;
      count += 1;
      sum += difference;
      squares += difference * difference;
    }
  }
  return squares / count - (sum / count) ** 2;
}

function weightedMedian(values: [value: number, weight: number][]): number {
  values.sort((a, b) => a[0] - b[0]);
  let rest = values.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of values) {
    rest -= weight;
    if (rest <= 0) return value;
  }
  return values.at(-1)?.[0] ?? 0;
}
