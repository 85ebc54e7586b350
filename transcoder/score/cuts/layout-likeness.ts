import type { TinyFrame } from './tiny-frame.ts';

const CELL = 4;
/** Below this deviation of the cells a picture has no layout. */
const FLAT = 2;

/**
 * How alike light and dark lie in two pictures, −1 to 1: the correlation of 4 × 4 cells at the best of nine shifts
 * by a cell. A lamp changes it little, a pan between two frames not much, another scene altogether.
 * null where either picture has no layout.
 */
export function layoutLikeness(a: TinyFrame, b: TinyFrame): number | null {
  const columns = Math.floor(a.width / CELL);
  const rows = Math.floor(a.height / CELL);
  const from = cells(a, columns, rows);
  const to = cells(b, columns, rows);
  let best: number | null = null;
  for (let dy = -1; dy <= 1; dy += 1) {
    for (let dx = -1; dx <= 1; dx += 1) {
      const found = correlation(from, to, { columns, rows, dx, dy });
      if (found !== null && (best === null || found > best)) best = found;
    }
  }
  return best;
}

function cells({ luma, width }: TinyFrame, columns: number, rows: number): Float64Array {
  const sums = new Float64Array(columns * rows);
  for (let y = 0; y < rows * CELL; y += 1) {
    for (let x = 0; x < columns * CELL; x += 1) {
      sums[Math.floor(y / CELL) * columns + Math.floor(x / CELL)]! += luma[y * width + x]!;
    }
  }
  return sums.map((sum) => sum / CELL ** 2);
}

function correlation(
  from: Float64Array,
  to: Float64Array,
  { columns, rows, dx, dy }: Readonly<{ columns: number; rows: number; dx: number; dy: number }>,
): number | null {
  let [count, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0];
  for (let y = Math.max(0, -dy); y < Math.min(rows, rows - dy); y += 1) {
    for (let x = Math.max(0, -dx); x < Math.min(columns, columns - dx); x += 1) {
      const a = from[(y + dy) * columns + x + dx]!;
      const b = to[y * columns + x]!;
      count += 1;
      sumA += a;
      sumB += b;
      sumAA += a * a;
      sumBB += b * b;
      sumAB += a * b;
    }
  }
  const varianceA = sumAA / count - (sumA / count) ** 2;
  const varianceB = sumBB / count - (sumB / count) ** 2;
  if (varianceA < FLAT ** 2 || varianceB < FLAT ** 2) return null;
  return (sumAB / count - (sumA / count) * (sumB / count)) / Math.sqrt(varianceA * varianceB);
}
