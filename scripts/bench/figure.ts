/** Something measured that has no baseline; what it is wanted to stay under or over. */
export type Figure = Readonly<{
  name: string;
  value: number;
  /** Empty for a mere number. */
  unit: string;
  below?: number;
  above?: number;
  /** Digits after the point; 1 unless said otherwise. */
  digits?: number;
}>;

/** One line: `figure NAME VALUE UNIT (< LIMIT)`, with `missed` where the limit is not kept. */
export function formatFigure(figure: Figure): string {
  const { name, value, unit, below, above, digits = 1 } = figure;
  const line = `figure ${name} ${value.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
  if (below !== undefined) return `${line} (< ${below}${value < below ? '' : ', missed'})`;
  if (above !== undefined) return `${line} (> ${above}${value > above ? '' : ', missed'})`;
  return line;
}
