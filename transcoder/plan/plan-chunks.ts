import type { Ladder } from '../../config/ladder.ts';
import { cutSegments } from './cut-segments.ts';

/** A last piece shorter than this share of the others is not worth a job of its own. */
const TINY = 0.5;

export type ChunkRequest = Readonly<{
  segments: readonly number[];
  frames: number;
  framesPerSecond: number;
  ladder: Pick<Ladder, 'chunkSeconds' | 'chunksAtLeast' | 'segmentSeconds'>;
}>;

/** Frames at which chunks start, each where a segment does, as near as that allows to the ladder's length; first 0. */
export function planChunks({ segments, frames, framesPerSecond, ladder }: ChunkRequest): number[] {
  const segment = ladder.segmentSeconds * framesPerSecond;
  const share = frames / ladder.chunksAtLeast;
  const target = Math.max(segment, Math.min(ladder.chunkSeconds * framesPerSecond, share));
  // Half a segment more: the nearest start, rather than the last one before.
  const usual = target + segment / 2;
  const starts = cutSegments(segments, { usual, frames });
  const last = starts.at(-1) ?? 0;
  return last > 0 && frames - last < target * TINY ? starts.slice(0, -1) : starts;
}
