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
  return { segments, keyframes: thin(sourceKeyframes, new Set(segments), gop) };
}

/** Every segment start, and of the keyframes between them those that leave a whole GOP to both sides. */
function thin(all: readonly number[], segments: ReadonlySet<number>, gop: number): number[] {
  const starts = [...segments];
  const kept: number[] = [];
  let next = 0;
  for (const keyframe of all) {
    while (next < starts.length && (starts[next] ?? 0) <= keyframe) next += 1;
    const behind = keyframe - (kept.at(-1) ?? 0);
    const ahead = (starts[next] ?? Number.POSITIVE_INFINITY) - keyframe;
    if (segments.has(keyframe) || (behind >= gop && ahead >= gop)) kept.push(keyframe);
  }
  return kept;
}
