import type { StillMeasured } from '../measured.ts';

/** From here on something white is lit, a screen or a window: a dark room around it is as it should be. */
const LIT = 190;
const HALF_LIT = 170;

/** Chalk on a board is a small part of the picture; where it is white, there is light enough. */
const CHALK = 160;
const CHALK_SHARE = 0.8;

/**
 * How bright a picture's bright parts are, luma. Where nothing is white, a few lighter spots do not make up for a picture
 * that lies in the dark: its middle and its lighter tenth have a say.
 */
export function lightOf({ whiteLevel, peakLevel, lightLevel, middleLevel }: StillMeasured): number {
  const spread = 0.45 * whiteLevel + 0.35 * lightLevel + middleLevel;
  const lit = Math.max(0, Math.min(1, (whiteLevel - HALF_LIT) / (LIT - HALF_LIT)));
  const light = lit * whiteLevel + (1 - lit) * Math.min(whiteLevel, spread);
  return peakLevel < CHALK ? light : Math.max(light, CHALK_SHARE * peakLevel);
}
