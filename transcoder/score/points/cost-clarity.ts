import { burntShare } from '../clarity/burnt-share.ts';
import { exposureCost, sharpnessCost } from '../clarity/cost-still.ts';
import type {
  ClarityMeasured,
  SteadinessMeasured,
  StillMeasured,
  StillnessMeasured,
} from '../measured.ts';
import { coverage } from './coverage.ts';
import { EDIT_COSTS } from './edit-constants.ts';
import { interpolate } from './interpolate.ts';
import { COSTS } from './scoring-constants.ts';
import type { Costs } from './total.ts';

/** Darker than any lit room: nothing can be said of such a frame but that it is black. */
const BLACK_WHITE_LEVEL = 40;

/** What one frame loses; null where there is nothing to look at, because it is black. */
export function costFrame(still: StillMeasured, stillness: StillnessMeasured): Costs | null {
  if (still.whiteLevel < BLACK_WHITE_LEVEL) return null;
  return {
    sharpness: sharpnessCost(still) ?? 0,
    darkness: exposureCost(still),
    overexposure: interpolate(COSTS.burntShare, burntShare(still, stillness)),
  };
}

/** What the picture loses: the mean over its frames, and the time in which it is black or frozen. */
export function costClarity({ stills, stillness, steadiness }: ClarityMeasured): Costs | null {
  if (stills.length === 0) return null;
  const frames = stills
    .map((still) => costFrame(still, stillness))
    .filter((costs) => costs !== null);
  const mean = (name: string) =>
    frames.length === 0 ? 0 : frames.reduce((sum, costs) => sum + costs[name]!, 0) / frames.length;
  return {
    sharpness: mean('sharpness'),
    darkness: mean('darkness'),
    overexposure: mean('overexposure'),
    black: interpolate(COSTS.blackShare, coverage(stillness.black, stillness.durationSeconds)),
    shaking: costShaking(steadiness),
    frozen: interpolate(COSTS.frozenShare, coverage(stillness.frozen, stillness.durationSeconds)),
  };
}

/** The mean over the time in which it can be seen whether the camera stands still. */
function costShaking({ jitterShare }: SteadinessMeasured): number {
  const known = jitterShare.filter((share) => share !== null);
  const costs = known.map((share) => interpolate(EDIT_COSTS.jitterShare, share));
  return known.length === 0 ? 0 : costs.reduce((sum, cost) => sum + cost, 0) / known.length;
}
