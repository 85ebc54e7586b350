import type { JumpCut, Measured } from '../measured.ts';

/** Around a gap no jump is an editor's. */
const NEAR_SECONDS = 0.1;

/** The jump cuts that were cut: where frames are missing by their times the recorder lost them. */
export function trueJumpCuts({
  cuts,
  timing,
}: Pick<Measured, 'cuts' | 'timing'>): readonly JumpCut[] {
  return cuts.jumpCuts.filter(({ atSeconds }) =>
    timing.gaps.every(
      ({ startSeconds, endSeconds }) =>
        atSeconds < startSeconds - NEAR_SECONDS || atSeconds > endSeconds + NEAR_SECONDS,
    ),
  );
}
