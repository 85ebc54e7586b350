import type { StillMeasured } from '../measured.ts';
import { exposureCost, sharpnessCost } from './cost-still.ts';

/** Titles and hands before the lens: the first 3 s, or tenth of a shorter lesson, make no poster if anything else can. */
const START_SECONDS = 3;
const START_SHARE = 0.1;

/** How well a frame would stand for the lesson: 0 for black, else more for sharp, well exposed and full of things. */
export function stillAppeal(
  still: StillMeasured,
  detailShare: number,
  durationSeconds: number,
): number {
  if (still.whiteLevel < 40) return 0;
  const quality = Math.max(1, 100 - (sharpnessCost(still) ?? 50) - exposureCost(still));
  const fullness = 0.25 + 0.75 * Math.min(1, detailShare / 0.5);
  const early = still.atSeconds < Math.min(START_SECONDS, durationSeconds * START_SHARE);
  return quality * fullness * (early ? 0.01 : 1);
}
