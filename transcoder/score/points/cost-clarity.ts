import { blockStrength } from '../clarity/block-strength.ts';
import { burntShare } from '../clarity/burnt-share.ts';
import { lightOf } from '../clarity/light-of.ts';
import { showsCamera } from '../clarity/shows-camera.ts';
import { visibleNoise } from '../clarity/visible-noise.ts';
import type {
  ClarityMeasured,
  SteadinessMeasured,
  StillMeasured,
  StillnessMeasured,
} from '../measured.ts';
import { CLARITY_COSTS, STRUCTURE } from './clarity-constants.ts';
import { coverage } from './coverage.ts';
import { EDIT_COSTS } from './edit-constants.ts';
import { interpolate } from './interpolate.ts';
import type { Costs } from './total.ts';

/** Nothing can be said of such a frame but that it is black. */
const BLACK_WHITE_LEVEL = 30;
/** What each frame is asked for. */
const PER_FRAME = [
  'sharpness',
  'noise',
  'blocks',
  'darkness',
  'overexposure',
  'colourCast',
] as const;

/** What one frame loses; null where there is nothing to look at, because it is black. */
export function costFrame(still: StillMeasured, stillness: StillnessMeasured): Costs | null {
  if (still.whiteLevel <= BLACK_WHITE_LEVEL) return null;
  const { edgeWidth, cast } = still;
  const weight = structureWeight(still);
  const camera = showsCamera(stillness, still.atSeconds);
  return {
    sharpness: edgeWidth === null ? 0 : weight * interpolate(CLARITY_COSTS.edgeWidth, edgeWidth),
    noise: interpolate(CLARITY_COSTS.noise, visibleNoise(still)),
    blocks: weight * interpolate(CLARITY_COSTS.blocks, blockStrength(still)),
    darkness: interpolate(CLARITY_COSTS.lightLevel, lightOf(still)),
    overexposure: interpolate(CLARITY_COSTS.burntShare, burntShare(still, stillness)),
    // A slide may have any colour.
    colourCast: cast === null || !camera ? 0 : interpolate(CLARITY_COSTS.cast, cast.strength),
  };
}

/** Where there is little to be seen, little can be lost. */
function structureWeight({ structure }: StillMeasured): number {
  const { full, least } = STRUCTURE;
  return least + (1 - least) * Math.min(1, structure / full);
}

/** What the picture loses: the mean over its frames, and the time in which it is black or frozen. */
export function costClarity({ stills, stillness, steadiness }: ClarityMeasured): Costs | null {
  if (stills.length === 0) return null;
  const frames = stills
    .map((still) => costFrame(still, stillness))
    .filter((costs) => costs !== null);
  const mean = (name: string) =>
    frames.length === 0 ? 0 : frames.reduce((sum, costs) => sum + costs[name]!, 0) / frames.length;
  const { black, frozen, durationSeconds } = stillness;
  return {
    ...Object.fromEntries(PER_FRAME.map((name) => [name, mean(name)])),
    black: interpolate(CLARITY_COSTS.blackShare, coverage(black, durationSeconds)),
    shaking: costShaking(steadiness),
    frozen: interpolate(CLARITY_COSTS.frozenShare, coverage(frozen, durationSeconds)),
  };
}

/** The mean over the time in which it can be seen whether the camera stands still. */
function costShaking({ jitterShare }: SteadinessMeasured): number {
  const known = jitterShare.filter((share) => share !== null);
  const costs = known.map((share) => interpolate(EDIT_COSTS.jitterShare, share));
  return known.length === 0 ? 0 : costs.reduce((sum, cost) => sum + cost, 0) / known.length;
}
