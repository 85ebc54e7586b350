/** Spearman's: 1 where both rise together, −1 where one falls; ties share their rank. NaN where one never changes. */
export function rankCorrelation(first: readonly number[], second: readonly number[]): number {
  const [ranksA, ranksB] = [ranks(first), ranks(second)];
  const mean = (first.length + 1) / 2;
  let [both, a, b] = [0, 0, 0];
  for (const [index, rank] of ranksA.entries()) {
    const [offA, offB] = [rank - mean, ranksB[index]! - mean];
    both += offA * offB;
    a += offA * offA;
    b += offB * offB;
  }
  return a === 0 || b === 0 ? Number.NaN : both / Math.sqrt(a * b);
}

/** From 1; equal values get the mean of the places that they fill. */
function ranks(values: readonly number[]): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1);
}
