import type { StillMeasured, StillnessMeasured } from '../measured.ts';
import { showsCamera } from './shows-camera.ts';

/** Where the darkest parts are lighter than this, light is over everything; fully so this many levels above. */
const LIFTED_BLACK = 60;
const LIFTED_RANGE = 150;
/** A washed-out picture is a burnt one only where something is burnt in it. */
const BURNT_AT_ALL = 0.05;

/**
 * The share of a frame that is burnt out or washed out by too much light, 0 to 1; a slide's white ground is neither, so 0
 * unless a camera is on.
 */
export function burntShare(still: StillMeasured, stillness: StillnessMeasured): number {
  if (!showsCamera(stillness, still.atSeconds)) return 0;
  const washed = Math.max(0, still.blackLevel - LIFTED_BLACK) / LIFTED_RANGE;
  return Math.min(1, still.clippedShare + washed * Math.min(1, still.clippedShare / BURNT_AT_ALL));
}
