import type { Measured, Span } from '../measured.ts';

/** Frames lost within a stretch, and how long they would have been shown. */
export type Lost = Readonly<Span & { frames: number; lostSeconds: number }>;

/** Below this share of usual waits only a camera's picture misses the frames: a screen recorder leaves out what rests. */
const STRICT_SHARE = 0.85;

/** Where frames are missing by their times, or were lost before and filled in again. In order. */
export function lostFrames({ timing, cuts, clarity }: Measured): readonly Lost[] {
  const { camera } = clarity.stillness;
  const { frameSeconds, gaps, steadyShare } = timing;
  const missed = gaps
    .filter(
      ({ startSeconds, endSeconds }) =>
        steadyShare >= STRICT_SHARE ||
        camera.slice(Math.floor(startSeconds), Math.ceil(endSeconds) + 1).some(Boolean),
    )
    .map(({ missing, ...span }) => ({
      ...span,
      frames: missing,
      lostSeconds: missing * (frameSeconds ?? 0),
    }));
  // What is missing by its time is repeated on the lesson's grid.
  const repeated = cuts.stalls
    .filter((stall) =>
      gaps.every(
        (gap) => gap.endSeconds < stall.startSeconds || stall.endSeconds < gap.startSeconds,
      ),
    )
    .map(({ frames, ...span }) => ({
      ...span,
      frames,
      lostSeconds: frames / cuts.framesPerSecond,
    }));
  return [...missed, ...repeated].sort((a, b) => a.startSeconds - b.startSeconds);
}
