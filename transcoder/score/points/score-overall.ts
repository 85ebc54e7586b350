import { MAX_ABOVE_LOWEST, WEIGHTS } from './scoring-constants.ts';

type Parts = Readonly<{ clarity: number | null; audio: number | null; cuts: number | null }>;

/**
 * The weighted mean of the three, but no more than 30 above the lowest: good pictures do not mend a lesson that
 * cannot be heard. A lesson without sound counts 0 for it. null where there is no picture to score.
 */
export function scoreOverall({ clarity, audio, cuts }: Parts): number | null {
  if (clarity === null || cuts === null) return null;
  const heard = audio ?? 0;
  const mean = WEIGHTS.clarity * clarity + WEIGHTS.audio * heard + WEIGHTS.cuts * cuts;
  return Math.min(mean, Math.min(clarity, heard, cuts) + MAX_ABOVE_LOWEST);
}
