import type { StillMeasured } from '../measured.ts';

/** Colour noise is half as plain to the eye as noise of brightness. */
const COLOUR_WEIGHT = 0.5;

/** Noise as it is seen, a deviation in levels; 0 where nothing is lit. */
export function visibleNoise({ noise, colourNoise }: StillMeasured): number {
  return Math.hypot(noise ?? 0, COLOUR_WEIGHT * (colourNoise ?? 0));
}
