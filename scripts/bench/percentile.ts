/** The value that so many hundredths of all are not above. Throws RangeError for no values. */
export function percentile(values: readonly number[], hundredths: number): number {
  if (values.length === 0) throw new RangeError('a percentile of nothing');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)]!;
}
