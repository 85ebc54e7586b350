import { meanAbove } from './gate-loudness.ts';
import { ABSOLUTE_GATE_LUFS, toLufs, toMeanSquare } from './loudness.ts';

/** EBU Tech 3342: the gate lies 20 LU below the mean of the audible. */
const RELATIVE_GATE_LU = -20;
const LOW_SHARE = 0.1;
const HIGH_SHARE = 0.95;

/** Loudness range in LU (EBU Tech 3342) of short-term blocks' mean squares; null without an audible one. */
export function loudnessRange(blocks: readonly number[]): number | null {
  const audible = meanAbove(blocks, toMeanSquare(ABSOLUTE_GATE_LUFS));
  if (audible === null) return null;
  const gate = Math.max(
    toMeanSquare(ABSOLUTE_GATE_LUFS),
    toMeanSquare(toLufs(audible) + RELATIVE_GATE_LU),
  );
  const sorted = Float64Array.from(blocks.filter((block) => block > gate)).sort();
  if (sorted.length === 0) return null;
  const at = (share: number) => toLufs(sorted[Math.round((sorted.length - 1) * share)]!);
  return at(HIGH_SHARE) - at(LOW_SHARE);
}
