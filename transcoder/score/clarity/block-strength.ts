import type { StillMeasured } from '../measured.ts';

/** Bends of a single level can hardly be seen, but are where starving shows first: they count little, and only so far. */
const FAINT_WEIGHT = 0.25;
const MAX_FAINT = 1;
/** Beyond this many times as often, more says nothing more; how harsh the steps are does. */
const MAX_VISIBLE = 1.5;
const HARSH_WEIGHT = 4;

/** How plainly the codec's blocks show: 0 not at all, 1 where brightness bends twice as often at their borders. */
export function blockStrength({ blocks, faintBlocks, harshBlocks }: StillMeasured): number {
  const faint = Math.min(MAX_FAINT, Math.max(0, faintBlocks - 1));
  const visible = Math.min(MAX_VISIBLE, Math.max(0, blocks - 1));
  return visible + FAINT_WEIGHT * faint + HARSH_WEIGHT * harshBlocks;
}
