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

/** Segments begin at the block nearest to where the picture's do. */
export function audioGrid(
  { timing, segments }: Omit<Cuts, 'keyframes'>,
  sampleRateHz: number,
): TrackGrid {
  const blocks = segments.map((frame) => blockAt(frame, timing, sampleRateHz));
  return { timescale: sampleRateHz, slotTicks: AAC_BLOCK, segments: blocks, fragments: blocks };
}

/** The first block that is past the picture's end. */
export function audioEnd(
  { timing, frames }: Pick<Cuts, 'timing'> & Readonly<{ frames: number }>,
  sampleRateHz: number,
): number {
  return Math.max(1, blockAt(frames, timing, sampleRateHz));
}

function blockAt(frame: number, { frameRate }: Cuts['timing'], sampleRateHz: number): number {
  const { numerator, denominator } = frameRate;
  return Math.round((frame * denominator * sampleRateHz) / (numerator * AAC_BLOCK));
}
