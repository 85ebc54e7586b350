import type { StillMeasured } from '../measured.ts';
import { interpolate } from '../points/interpolate.ts';
import { COSTS } from '../points/scoring-constants.ts';

/** Points that a frame loses for soft edges; null where it has no detail to judge. */
export function sharpnessCost({ edgeWidth }: StillMeasured): number | null {
  return edgeWidth === null ? null : interpolate(COSTS.edgeWidth, edgeWidth);
}

/** Points that a frame loses for being too dark. */
export function exposureCost({ whiteLevel }: StillMeasured): number {
  return interpolate(COSTS.whiteLevel, whiteLevel);
}
