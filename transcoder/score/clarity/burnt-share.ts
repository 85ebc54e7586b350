import type { StillMeasured, StillnessMeasured } from '../measured.ts';

/** The share of a frame that is burnt out, 0 to 1; a slide's white ground is not, so 0 unless a camera is on. */
export function burntShare(still: StillMeasured, stillness: StillnessMeasured): number {
  return stillness.camera[Math.floor(still.atSeconds)] === true ? still.clippedShare : 0;
}
