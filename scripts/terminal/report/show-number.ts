/** At most two decimals; a dash where nothing was measured. */
export function showNumber(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}
