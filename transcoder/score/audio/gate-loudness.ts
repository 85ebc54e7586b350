import { ABSOLUTE_GATE_LUFS, toLufs, toMeanSquare } from './loudness.ts';

/** BS.1770-4: the second gate lies 10 LU below what passed the first. */
const RELATIVE_GATE_LU = -10;

/** Integrated loudness in LUFS of 400 ms blocks' mean squares; null where none passes the absolute gate. */
export function gateLoudness(blocks: readonly number[]): number | null {
  const audible = meanAbove(blocks, toMeanSquare(ABSOLUTE_GATE_LUFS));
  if (audible === null) return null;
  const gate = Math.max(
    toMeanSquare(ABSOLUTE_GATE_LUFS),
    toMeanSquare(toLufs(audible) + RELATIVE_GATE_LU),
  );
  const gated = meanAbove(blocks, gate);
  return gated === null ? null : toLufs(gated);
}

/** Mean of the values above a threshold, or null where there is none. */
export function meanAbove(values: readonly number[], threshold: number): number | null {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value <= threshold) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? null : sum / count;
}
