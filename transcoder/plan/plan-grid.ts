import type { Ladder } from '../../config/ladder.ts';
import { cutSegments } from './cut-segments.ts';

/** Where GOPs and segments start, in frames: ascending, first 0, each segment start a keyframe. */
export type Grid = Readonly<{ keyframes: readonly number[]; segments: readonly number[] }>;

export type GridRequest = Readonly<{
  /** In the whole lesson. */
  frames: number;
  framesPerSecond: number;
  /** GOPs as long as segments. */
  stillContent: boolean;
  /** Of a source that is copied, so that its segments are everybody's; null: the ladder's grid. */
  sourceKeyframes: readonly number[] | null;
  ladder: Pick<Ladder, 'gopSeconds' | 'stillGopSeconds' | 'segmentSeconds'>;
}>;

/** Keyframes and segments as near to the ladder's seconds as whole frames, and the source's keyframes, allow. */
export function planGrid({ sourceKeyframes, ...request }: GridRequest): Grid {
  return sourceKeyframes === null
    ? ladderGrid(request)
    : sourceGrid({ ...request, sourceKeyframes });
}

function ladderGrid(request: Omit<GridRequest, 'sourceKeyframes'>): Grid {
  const { frames, framesPerSecond, stillContent, ladder } = request;
  const gopFrames = Math.max(1, Math.round(ladder.gopSeconds * framesPerSecond));
  const gopsPerSegment = Math.max(1, Math.round(ladder.segmentSeconds / ladder.gopSeconds));
  const segmentFrames = gopFrames * gopsPerSegment;
  const stillGops = Math.max(1, Math.round(ladder.segmentSeconds / ladder.stillGopSeconds));
  const stepFrames = stillContent ? Math.ceil(segmentFrames / stillGops) : gopFrames;
  const segments = every(segmentFrames, 0, frames);
  return {
    segments,
    keyframes: segments.flatMap((start) =>
      every(stepFrames, start, Math.min(frames, start + segmentFrames)),
    ),
  };
}

function every(step: number, from: number, to: number): number[] {
  return Array.from(
    { length: Math.max(1, Math.ceil((to - from) / step)) },
    (_, at) => from + at * step,
  );
}

function sourceGrid(request: GridRequest & Readonly<{ sourceKeyframes: readonly number[] }>): Grid {
  const { frames, framesPerSecond, stillContent, sourceKeyframes, ladder } = request;
  const usual = Math.round(ladder.segmentSeconds * framesPerSecond);
  const segments = cutSegments(sourceKeyframes, { usual, frames });
  if (stillContent) return { segments, keyframes: segments };
  const gop = Math.max(1, Math.round(ladder.gopSeconds * framesPerSecond));
  return { segments, keyframes: thin(sourceKeyframes, { segments, frames, gop }) };
}

/** Every segment start, and of the keyframes between them those that leave a whole GOP to both sides. */
function thin(
  all: readonly number[],
  { segments, frames, gop }: Readonly<{ segments: readonly number[]; frames: number; gop: number }>,
): number[] {
  let at = 0;
  return segments.flatMap((start, segment) => {
    const end = segments[segment + 1] ?? frames;
    const kept = [start];
    for (let keyframe = all[at] ?? end; keyframe < end; keyframe = all[at] ?? end) {
      if (keyframe - (kept.at(-1) ?? start) >= gop && end - keyframe >= gop) kept.push(keyframe);
      at += 1;
    }
    return kept;
  });
}
