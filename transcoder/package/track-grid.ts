import { longestSegment } from '../plan/cut-segments.ts';

/**
 * Where a track is cut. Its samples sit in slots of equal length, one each: frames of a picture, or the blocks of 1024
 * that AAC codes. Slots count from the lesson's zero.
 */
export type TrackGrid = Readonly<{
  timescale: number;
  slotTicks: number;
  /** First slot of each segment, ascending from 0, over the whole lesson. */
  segments: readonly number[];
  /** First slot of each fragment, likewise: `segments` and what lies between them. Keyframes. */
  fragments: readonly number[];
}>;

/** Samples of one block of AAC. */
const AAC_BLOCK = 1024;
const MIN_TIMESCALE = 10_000;

type Cuts = Readonly<{
  timing: Readonly<{ frameRate: Readonly<{ numerator: number; denominator: number }> }>;
  segments: readonly number[];
  keyframes: readonly number[];
}>;

/** A frame is a whole number of ticks, and a tick short enough for any player's clock. */
export function videoGrid({ timing, segments, keyframes }: Cuts): TrackGrid {
  const { numerator, denominator } = timing.frameRate;
  const scale = Math.max(1, Math.ceil(MIN_TIMESCALE / numerator));
  return {
    timescale: numerator * scale,
    slotTicks: denominator * scale,
    segments,
    fragments: keyframes,
  };
}

/** A sound that goes on after the picture is cut into pieces of at least this. */
const LEAST_SECONDS = 6;
/** What a sound may last beyond its picture's last segment without a segment of its own. */
const SLACK_SECONDS = 1;

/**
 * Segments begin at the block nearest to where the picture's do; behind the last of these, up to `durationSeconds`, come
 * others as long as the longest.
 */
export function audioGrid(
  { timing, segments, frames }: Omit<Cuts, 'keyframes'> & Readonly<{ frames: number }>,
  sampleRateHz: number,
  durationSeconds: number,
): TrackGrid {
  const { numerator, denominator } = timing.frameRate;
  const blocksOf = (seconds: number) => Math.round((seconds * sampleRateHz) / AAC_BLOCK);
  const starts = segments.map((frame) => (frame * denominator) / numerator);
  const longest = (longestSegment(segments, frames) * denominator) / numerator;
  const step = Math.max(LEAST_SECONDS, longest);
  const last = starts.at(-1) ?? 0;
  for (let next = last + step + SLACK_SECONDS; next < durationSeconds; next += step) {
    starts.push(next);
  }
  const blocks = starts.map(blocksOf);
  return { timescale: sampleRateHz, slotTicks: AAC_BLOCK, segments: blocks, fragments: blocks };
}
