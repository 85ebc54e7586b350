import { alignColumns } from '../terminal/pad-cells.ts';
import type { FigureRow } from './figure-row.ts';
import type { FamilyFigures } from './validate.ts';

/** The figures of one family as a table for a terminal, ending in a line break. */
export function formatFigures({ family, rows, seconds }: FamilyFigures): string {
  const lines = alignColumns(rows.map(cells));
  return [`${family} (${Math.round(seconds)} s)`, ...lines.map((line) => `  ${line}`), '', ''].join(
    '\n',
  );
}

function cells({ name, value, unit, limit, ok, detail = '' }: FigureRow): readonly string[] {
  const verdict = limit === '' ? '' : ok ? '达到 ok' : '未达 MISSED';
  return [verdict, name, `${formatValue(value)} ${unit}`.trimEnd(), limit, detail];
}

/** Three decimals of a share, fewer of what is large. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return String(value);
  return value.toFixed(Math.abs(value) < 10 ? 3 : 1);
}
