import type { StillMeasured } from '../measured.ts';
import { CLARITY_COSTS } from '../points/clarity-constants.ts';
import { interpolate } from '../points/interpolate.ts';
import { lightOf } from './light-of.ts';
import { visibleNoise } from './visible-noise.ts';

/** Titles and hands before the lens: the first 3 s, or tenth of a shorter lesson, make no poster if anything else can. */
const START_SECONDS = 3;
const START_SHARE = 0.1;
/** What a frame without an edge in it loses. */
const EMPTY_COST = 50;

/** How well a frame would stand for the lesson: 0 for black, else more for sharp, well exposed and full of things. */
export function stillAppeal(
  still: StillMeasured,
  detailShare: number,
  durationSeconds: number,
): number {
  if (still.whiteLevel < 40) return 0;
  const { edgeWidth } = still;
  const cost =
    (edgeWidth === null ? EMPTY_COST : interpolate(CLARITY_COSTS.edgeWidth, edgeWidth)) +
    interpolate(CLARITY_COSTS.noise, visibleNoise(still)) +
    interpolate(CLARITY_COSTS.lightLevel, lightOf(still));
  const fullness = 0.25 + 0.75 * Math.min(1, detailShare / 0.5);
  const early = still.atSeconds < Math.min(START_SECONDS, durationSeconds * START_SHARE);
  return Math.max(1, 100 - cost) * fullness * (early ? 0.01 : 1);
}
