import { hastySpans } from '../cuts/hasty-spans.ts';
import type { CutsMeasured } from '../measured.ts';
import { coverage } from './coverage.ts';
import { interpolate } from './interpolate.ts';
import { COSTS, LIMITS } from './scoring-constants.ts';
import type { Costs } from './total.ts';

/** A clip shorter than this is judged as if it were so long: one slip in ten seconds is not sixty in ten minutes. */
const MIN_MINUTES = 1;

/** What the editing loses; nothing where nothing was cut. null: there is no picture. */
export function costCuts(cuts: CutsMeasured): Costs | null {
  if (cuts.durationSeconds === 0) return null;
  const slips = cuts.flashFrames.length + cuts.blackFrames.length;
  const minutes = Math.max(MIN_MINUTES, cuts.durationSeconds / 60);
  const hasty = hastySpans(cuts.boundaries, LIMITS.cutsPerMinute);
  return {
    badEdits: interpolate(COSTS.badEditsPerTenMinutes, (10 * slips) / minutes),
    pace: interpolate(COSTS.hastyShare, coverage(hasty, cuts.durationSeconds)),
  };
}
