import { differencePower, type Mixture, mixtureOf } from './mixture.ts';
import { unmovedShare } from './motion-share.ts';
import { novelty } from './novelty.ts';
import type { RecentFrames } from './recent-frames.ts';
import { deviation, type TinyFrame } from './tiny-frame.ts';

/** A stretch whose frames are mixtures of its first and its last one; frame numbers. */
export type Blend = Readonly<{
  first: number;
  last: number;
  /** How far it goes and how well it fits, in levels: of overlapping ones the strongest counts. */
  strength: number;
  /** One end is the other with hardly any contrast left: half a fade, or lamps; nothing by itself. */
  fading: boolean;
}>;

/** Root mean square of the difference between both ends, below which there is nothing to mix. */
const MIN_DISTANCE = 7;
/** How far a frame's share of the new picture may be from a steady course. */
const MAX_LEAD = 0.22;
/** What of a frame is no mixture (of three unlike pictures 0.6), and how much the shares differ over the picture. */
const DISSOLVED = {
  maxRest: 0.25,
  maxSpread: 0.25,
  minNovelty: 0.68,
  minHalf: 0.35,
  minUnmoved: 0.65,
};
/** So even a mixture is none of a pan's, and may be of like scenes ... */
const EVEN = { maxRest: 0.05, maxSpread: 0.08, minNovelty: 0.5, minHalf: 0, minUnmoved: 0.85 };
/** ... and so unlike are no two pictures of one pan: both may move. */
const UNLIKE = { ...DISSOLVED, minNovelty: 0.85, minHalf: 0.42, minUnmoved: 0.5 };
/** A wipe leaves each place one or the other picture; a pan is like one, but moves; a passer-by is like two. */
const WIPED = { maxRest: 0.1, maxSpread: 0.5, minNovelty: 0.7, minHalf: 0.35, minUnmoved: 0.7 };
/** A fade takes the whole picture evenly; so much of the contrast is left at its end at most. */
const FADED = { maxRest: 0.25, maxSpread: 0.1, maxLeft: 0.25, minUnmoved: 0.65 };
const POINTS = [0.5, 0.25, 0.75, 0.125, 0.875] as const;
/** Frames so far apart are asked whether they moved: of the stretch, and of what is looked at around it. */
const LONG_STEP = 0.25;
const SHORT_STEP = 0.16;
/** Both pictures of a wipe differ by 0.8 and more; somebody may still be in the picture's corner. */
const SAME_SCENE = 0.55;
const PASSING_LOOKS = 12;

/**
 * Whether the last `length` frames before `last` pass steadily from one picture into another, and more strongly so than
 * `known`, which is all that is of interest. Looks at `around` frames before and after for what a passer-by hides.
 */
export function findBlend(
  frames: RecentFrames,
  last: number,
  length: number,
  { known, around }: Readonly<{ known: number; around: number }>,
): Blend | null {
  const first = last - length;
  const from = frames.at(first);
  const to = frames.at(last);
  if (from === undefined || to === undefined) return null;
  const distance = Math.sqrt(differencePower(from, to));
  if (distance < MIN_DISTANCE || distance <= known) return null;
  const mixtures: Mixture[] = [];
  for (const point of POINTS) {
    const number = Math.round(first + point * length);
    const mixed = mixtureOf(from, frames.at(number)!, to);
    if (mixed.rest > DISSOLVED.maxRest) return null;
    if (Math.abs(mixed.share - (number - first) / length) > MAX_LEAD) return null;
    mixtures.push(mixed);
  }
  const rest = Math.max(...mixtures.map((each) => each.rest));
  const spread = Math.max(...mixtures.map((each) => each.spread));
  const strength = distance * (1 - rest);
  if (strength <= known) return null;
  const wiped = spread > DISSOLVED.maxSpread;
  const lost = novelty(from, to);
  const middle = frames.at(Math.round(first + length / 2))!;
  // Half of a pan is found again where it went to; half of a mixture is neither of its ends.
  const half = () => Math.max(novelty(from, middle), novelty(middle, to));
  const kinds = wiped ? [WIPED] : [DISSOLVED, EVEN, UNLIKE];
  const fitting = kinds.filter(
    ({ maxRest, maxSpread, minNovelty }) =>
      rest <= maxRest && spread <= maxSpread && lost >= minNovelty,
  );
  if (fitting.length > 0) {
    const [halves, unmoved] = [half(), unmovedMedian(frames, first, length, around)];
    if (!fitting.some((kind) => halves >= kind.minHalf && unmoved >= kind.minUnmoved)) return null;
    if (wiped && isPassing(frames, first, last, around)) return null;
    return { first, last, strength, fading: false };
  }
  if (rest > FADED.maxRest || spread > FADED.maxSpread || !isFaded(from, to)) return null;
  if (unmovedMedian(frames, first, length, around) < FADED.minUnmoved) return null;
  return { first, last, strength, fading: true };
}

function isFaded(a: TinyFrame, b: TinyFrame): boolean {
  const [one, other] = [deviation(a.luma), deviation(b.luma)];
  return Math.min(one, other) <= FADED.maxLeft * Math.max(one, other);
}

/**
 * How much the frames change in their place rather than move, in the middle and around it: over a quarter of the
 * stretch, where a slow pan shows through the noise, and over a moment, within which a fast one stays within reach.
 */
function unmovedMedian(
  frames: RecentFrames,
  first: number,
  length: number,
  around: number,
): number {
  const steps = new Set(
    [length * LONG_STEP, Math.min(length * LONG_STEP, around * SHORT_STEP)].map((step) =>
      Math.max(1, Math.round(step)),
    ),
  );
  const medians = [...steps].map((step) => {
    const shares = [0.5, 0.3, 0.7].map((point) => {
      const start = Math.round(first + point * length - step / 2);
      return unmovedShare(frames.at(start)!, frames.at(start + step)!);
    });
    return shares.sort((a, b) => a - b)[1]!;
  });
  return Math.min(...medians);
}

/** Whether one of the ends is what somebody hides for a moment: it is there again on the other side. */
function isPassing(frames: RecentFrames, first: number, last: number, around: number): boolean {
  const [from, to] = [frames.at(first)!, frames.at(last)!];
  const stride = Math.max(1, Math.round(around / PASSING_LOOKS));
  for (let far = stride; far <= around; far += stride) {
    const [earlier, later] = [frames.at(first - far), frames.at(last + far)];
    if (later !== undefined && novelty(from, later) < SAME_SCENE) return true;
    if (earlier !== undefined && novelty(earlier, to) < SAME_SCENE) return true;
    if (earlier === undefined || later === undefined) continue;
    if (novelty(earlier, later) < SAME_SCENE) return true;
  }
  return false;
}
