import type { Ladder } from '../../config/ladder.ts';

/** A last piece shorter than this share of the others is not worth a job of its own. */
const TINY = 0.5;
/** Share of the lesson that may be decoded once more for the sake of chunks; decoding is a sixth of the work. */
const MOST_TWICE = 0.25;
/** By how much chunks are made longer at a time until that holds. */
const STEP = 1.5;

export type ChunkRequest = Readonly<{
  segments: readonly number[];
  /** For each segment, how many frames before it are decoded for nothing to get there. */
  inVain: readonly number[];
  frames: number;
  framesPerSecond: number;
  ladder: Pick<Ladder, 'chunkSeconds' | 'chunksAtLeast' | 'segmentSeconds'>;
}>;

/**
 * Frames at which chunks start, each where a segment does, first 0. As near as that allows to the ladder's length, where
 * the source can be read from there; longer where its keyframes are too far apart, the first one last: it is waited for.
 */
export function planChunks(request: ChunkRequest): number[] {
  const { segments, inVain, frames, framesPerSecond, ladder } = request;
  const segment = ladder.segmentSeconds * framesPerSecond;
  const share = frames / ladder.chunksAtLeast;
  const target = Math.max(segment, Math.min(ladder.chunkSeconds * framesPerSecond, share));
  const twice = new Map(segments.map((segment, index) => [segment, inVain[index] ?? 0]));
  const affordable = (starts: readonly number[]) =>
    starts.reduce((sum, start) => sum + (twice.get(start) ?? 0), 0) <= MOST_TWICE * frames;
  const lengths: number[] = [];
  for (let length = target; length < frames * STEP; length *= STEP) lengths.push(length);
  const tries = [
    ...lengths.map((length) => ({ first: target, length })),
    ...lengths.map((length) => ({ first: length, length })),
  ];
  for (const each of tries) {
    const starts = cut(request, each);
    if (affordable(starts)) return starts;
  }
  return [0];
}

/** Of the segments between half the length and the length behind the last start, the one that is reached most cheaply. */
function cut(
  { segments, inVain, frames, framesPerSecond, ladder }: ChunkRequest,
  { first, length }: Readonly<{ first: number; length: number }>,
): number[] {
  // Half a segment more: the nearest start, rather than the last one before.
  const slack = (ladder.segmentSeconds * framesPerSecond) / 2;
  const starts = [0];
  for (let last = 0; ; ) {
    const usual = (last === 0 ? first : length) + slack;
    if (frames - last <= usual) break;
    const next = nextStart(segments, inVain, last, usual);
    if (next === null) break;
    starts.push(next);
    last = next;
  }
  const last = starts.at(-1) ?? 0;
  return last > 0 && frames - last < length * TINY ? starts.slice(0, -1) : starts;
}

/** null: there is none behind. */
function nextStart(
  segments: readonly number[],
  inVain: readonly number[],
  last: number,
  usual: number,
): number | null {
  const behind = [...segments.keys()].filter((index) => (segments[index] ?? 0) > last);
  const within = behind.filter((index) => (segments[index] ?? 0) - last <= usual);
  const roomy = within.filter((index) => (segments[index] ?? 0) - last > usual / 2);
  const [nearest] = within.length > 0 ? within.slice(-1) : behind;
  let best = nearest;
  for (const index of roomy) {
    if (best === undefined || (inVain[index] ?? 0) < (inVain[best] ?? 0)) best = index;
  }
  return best === undefined ? null : (segments[best] ?? null);
}
