/** A point of a curve in pixels. */
export type CurvePoint = Readonly<{ x: number; y: number }>;

export type CurveArea = Readonly<{
  width: number;
  height: number;
  /** The value at the bottom and at the top. */
  low: number;
  high: number;
}>;

/**
 * A series as lines: one average for each pixel column at most, values outside the range held at its edge, and a gap
 * (a new line) where nothing was measured.
 */
export function planCurve(
  values: readonly (number | null)[],
  area: CurveArea,
): readonly (readonly CurvePoint[])[] {
  const { width, height, low, high } = area;
  const columns = Math.min(values.length, Math.max(1, Math.floor(width)));
  const lines: CurvePoint[][] = [];
  let line: CurvePoint[] = [];
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * values.length) / columns));
    const value = average(values.slice(from, to));
    if (value === null) {
      if (line.length > 0) lines.push(line);
      line = [];
      continue;
    }
    const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
    line.push({ x: ((column + 0.5) * width) / columns, y: height * (1 - share) });
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function average(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
