import type { Report } from '../../../storage/catalog/report.ts';

/** Where two reports on one source differ, as paths; bitrates, which no two encodes share, and stills left aside. */
export function unlikeMeasures(a: Report, b: Report): readonly string[] {
  return unlike(measured(a), measured(b), 'report');
}

function measured(report: Report): unknown {
  return { ...report, delivery: undefined, stills: undefined };
}

/** Values of a report are rounded to what they are worth, so they are equal or not. */
function unlike(a: unknown, b: unknown, path: string): readonly string[] {
  if (!isTree(a) || !isTree(b)) return a === b ? [] : [path];
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].flatMap((key) => unlike(a[key], b[key], `${path}.${key}`));
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
