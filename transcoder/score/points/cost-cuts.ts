import { exceedsColourLimit } from '../cuts/exceeds-colour-limit.ts';
import { hastySpans } from '../cuts/hasty-spans.ts';
import { popsAtCuts } from '../cuts/pops-at-cuts.ts';
import { trueJumpCuts } from '../cuts/true-jump-cuts.ts';
import type { Measured } from '../measured.ts';
import { lostFrames } from '../timing/lost-frames.ts';
import { coverage } from './coverage.ts';
import { EDIT_COSTS, EDIT_LIMITS } from './edit-constants.ts';
import { interpolate } from './interpolate.ts';
import { COSTS, LIMITS } from './scoring-constants.ts';
import type { Costs } from './total.ts';

/** A clip shorter than this is judged as if it were so long: one slip in ten seconds is not sixty in ten minutes. */
const MIN_MINUTES = 1;

/** What the editing loses; nothing where nothing was cut. null: there is no picture. */
export function costCuts(measured: Measured): Costs | null {
  const { cuts, audio } = measured;
  if (cuts.durationSeconds === 0) return null;
  const slips = cuts.flashFrames.length + cuts.blackFrames.length;
  const minutes = Math.max(MIN_MINUTES, cuts.durationSeconds / 60);
  const hasty = hastySpans(cuts.boundaries, LIMITS.cutsPerMinute);
  const colours = cuts.colourSteps.filter((step) => exceedsColourLimit(step)).length;
  const pops = audio === null ? [] : popsAtCuts(cuts, audio, EDIT_LIMITS.popStepLu);
  const lost = lostFrames(measured).reduce((sum, { lostSeconds }) => sum + lostSeconds, 0);
  const often = (count: number) => (10 * count) / minutes;
  return {
    badEdits: interpolate(COSTS.badEditsPerTenMinutes, often(slips)),
    jumpCuts: interpolate(EDIT_COSTS.jumpCutsPerTenMinutes, often(trueJumpCuts(measured).length)),
    colourJumps: interpolate(EDIT_COSTS.colourJumpsPerTenMinutes, often(colours)),
    soundAtCuts: interpolate(EDIT_COSTS.popsPerTenMinutes, often(pops.length)),
    droppedFrames: interpolate(EDIT_COSTS.lostShare, Math.min(1, lost / cuts.durationSeconds)),
    pace: interpolate(COSTS.hastyShare, coverage(hasty, cuts.durationSeconds)),
  };
}
