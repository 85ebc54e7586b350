import type { BestStill, StillMeasured } from '../measured.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { measureEdgeWidth } from './edge-width.ts';
import { lumaOf } from './luma.ts';
import { measureExposure } from './measure-exposure.ts';
import { stillAppeal } from './still-appeal.ts';

/** Edge widths are told in pixels of a picture this high, so that lessons of all sizes compare. */
const REFERENCE_LINES = 1080;

/** `appeal`: how much better it is than another, of another part of the lesson. */
type Stills = Readonly<{
  stills: readonly StillMeasured[];
  best: Readonly<BestStill & { appeal: number }> | null;
}>;

/** Sharpness and exposure of full frames, and a copy of the one that shows the lesson best. */
export function createStillMeter(tap: PictureTap, durationSeconds: number): FrameMeter<Stills> {
  const { width, height } = tap;
  // Of a portrait picture the width counts, as with the ladder.
  const scale = REFERENCE_LINES / Math.min(width, height);
  const stills: StillMeasured[] = [];
  let best: Stills['best'] = null;
  return {
    frame(bytes, atSeconds) {
      const luma = lumaOf(bytes, width, height);
      const { edgeWidth, detailShare } = measureEdgeWidth(luma);
      const still: StillMeasured = {
        atSeconds,
        edgeWidth: edgeWidth === null ? null : edgeWidth * scale,
        ...measureExposure(luma),
      };
      stills.push(still);
      const appeal = stillAppeal(still, detailShare, durationSeconds);
      if (appeal <= (best?.appeal ?? 0)) return;
      best = { atSeconds, bytes: new Uint8Array(bytes), width, height, appeal };
    },
    result: () => ({ stills, best }),
  };
}
