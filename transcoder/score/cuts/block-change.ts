import type { TinyFrame } from './tiny-frame.ts';

/** Side of a block, in pixels of a tiny frame: a head in a wide shot. */
export const SIDE = 4;

/** Mean difference that noise and a codec make of a block where nothing happens. */
const NOISE = 1.5;
const WORTH_SEARCHING = 2.5;
/** How far a block is looked for: a walk at ten frames a second, a wave of the hand at 25. */
const REACH = 2;

/** One value for each block of 4 × 4 pixels, row by row. */
export type Blocks = Float32Array;

export type BlockGrid = Readonly<{ columns: number; rows: number }>;

export function blockGrid({ width, height }: Pick<TinyFrame, 'width' | 'height'>): BlockGrid {
  return { columns: Math.floor(width / SIDE), rows: Math.floor(height / SIDE) };
}

/** Mean luma of each block. */
export function blockMeans(frame: TinyFrame): Blocks {
  return overBlocks(frame, frame.luma);
}

/** Mean absolute deviation from its own mean in each block: what there is to recognise it by. */
export function blockContrast(frame: TinyFrame, means: Blocks): Blocks {
  const { columns } = blockGrid(frame);
  const { luma, width } = frame;
  const deviations = new Float32Array(luma.length);
  for (let index = 0; index < luma.length; index += 1) {
    const block = blockAt(index, width, columns);
    deviations[index] = Math.abs(luma[index]! - (means[block] ?? 0));
  }
  return overBlocks(frame, deviations);
}

/** Mean absolute difference of each block, without what all blocks have in common: the camera's exposure. */
export function blockChange(
  [a, meansA]: readonly [TinyFrame, Blocks],
  [b, meansB]: readonly [TinyFrame, Blocks],
): Blocks {
  const shift = commonShift(meansA, meansB);
  const differences = new Float32Array(b.luma.length);
  for (let index = 0; index < differences.length; index += 1) {
    differences[index] = Math.abs(b.luma[index]! - a.luma[index]! - shift);
  }
  return overBlocks(a, differences);
}

/** By how much most blocks are brighter in the second: the camera's exposure. */
export function commonShift(from: Blocks, to: Blocks): number {
  const shifts = to.map((mean, block) => mean - from[block]!);
  return shifts.toSorted()[shifts.length >> 1] ?? 0;
}

/**
 * What of a block's change its nearest surroundings in the frame before do not explain, in levels above noise:
 * who walks on surprises little, who is suddenly elsewhere does. `change` as blockChange gives it.
 */
export function blockSurprise(a: TinyFrame, b: TinyFrame, change: Blocks): Blocks {
  const { columns } = blockGrid(a);
  return change.map((moved, block) => {
    if (moved < WORTH_SEARCHING) return Math.max(0, moved - NOISE);
    const left = (block % columns) * SIDE;
    const top = Math.floor(block / columns) * SIDE;
    let least = moved;
    for (let dy = -REACH; dy <= REACH; dy += 1) {
      for (let dx = -REACH; dx <= REACH; dx += 1) {
        least = Math.min(least, difference(a, b, { left, top, dx, dy }));
      }
    }
    return Math.max(0, least - NOISE);
  });
}

/** Each block's largest value among itself and its neighbours: what moves comes from next door. */
export function widen(values: Blocks, { columns, rows }: BlockGrid): Blocks {
  const wide = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let most = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          most = Math.max(most, values[y * columns + x]!);
        }
      }
      wide[row * columns + column] = most;
    }
  }
  return wide;
}

function overBlocks(grid: Pick<TinyFrame, 'width' | 'height'>, values: ArrayLike<number>): Blocks {
  const { columns, rows } = blockGrid(grid);
  const blocks = new Float32Array(columns * rows);
  for (let row = 0; row < rows * SIDE; row += 1) {
    const start = row * grid.width;
    const first = Math.floor(row / SIDE) * columns;
    for (let column = 0; column < columns * SIDE; column += 1) {
      blocks[first + Math.floor(column / SIDE)]! += values[start + column]!;
    }
  }
  for (let block = 0; block < blocks.length; block += 1) blocks[block]! /= SIDE ** 2;
  return blocks;
}

/** Of a block to the place beside it in the frame before; infinite where that lies outside. */
function difference(
  a: TinyFrame,
  b: TinyFrame,
  { left, top, dx, dy }: Readonly<{ left: number; top: number; dx: number; dy: number }>,
): number {
  const [fromX, fromY] = [left + dx, top + dy];
  if (fromX < 0 || fromY < 0 || fromX + SIDE > a.width || fromY + SIDE > a.height) return Infinity;
  let sum = 0;
  for (let row = 0; row < SIDE; row += 1) {
    const here = (top + row) * b.width + left;
    const there = (fromY + row) * a.width + fromX;
    for (let column = 0; column < SIDE; column += 1) {
      sum += Math.abs(b.luma[here + column]! - a.luma[there + column]!);
    }
  }
  return sum / SIDE ** 2;
}

function blockAt(index: number, width: number, columns: number): number {
  return (
    Math.floor(Math.floor(index / width) / SIDE) * columns + Math.floor((index % width) / SIDE)
  );
}
