/** Something measured that has no baseline; `below` is what it is wanted to stay under. */
export type Figure = Readonly<{ name: string; value: number; unit: string; below?: number }>;

/** One line: `figure NAME VALUE UNIT (< LIMIT)`, with `missed` where the limit is not kept. */
export function formatFigure({ name, value, unit, below }: Figure): string {
  const line = `figure ${name} ${value.toFixed(1)} ${unit}`;
  if (below === undefined) return line;
  return `${line} (< ${below}${value < below ? '' : ', missed'})`;
}
