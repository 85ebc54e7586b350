import { differencePower, type Mixture, mixtureOf } from './mixture.ts';
import { unmovedShare } from './motion-share.ts';
import { novelty } from './novelty.ts';
import type { RecentFrames } from './recent-frames.ts';

/** A stretch whose frames are mixtures of its first and its last one; frame numbers. */
export type Blend = Readonly<{
  first: number;
  last: number;
  /** How far it goes and how well it fits, in levels: of overlapping ones the strongest counts. */
  strength: number;
  /** The new picture comes in place by place, as in a wipe; so it does behind somebody who walks by. */
  wiped: boolean;
}>;

/** Root mean square of the difference between both ends, below which there is nothing to mix. */
const MIN_DISTANCE = 7;
/** How far a frame's share of the new picture may be from a steady course. */
const MAX_LEAD = 0.22;
/** What of a frame is no mixture (of three unlike pictures 0.6), and how much the shares differ over the picture. */
const DISSOLVED = { maxRest: 0.25, maxSpread: 0.27, minUnmoved: 0.65, minNovelty: 0.62 };
/** A wipe leaves each place one or the other picture; a pan is like one, but moves. */
const WIPED = { maxRest: 0.1, maxSpread: 0.5, minUnmoved: 0.85, minNovelty: 0.7 };
/** So even a mixture is none of a pan's, and may be made of moving pictures. */
const EVEN = { maxSpread: 0.2, minUnmoved: 0.55 };
const POINTS = [0.5, 0.25, 0.75, 0.125, 0.875] as const;
/** Frames so far apart are asked whether they moved. */
const STEP_SHARE = 0.25;

/**
 * Whether the last `length` frames before `last` pass steadily from one picture into another, and more strongly so than
 * `known`, which is all that is of interest.
 */
export function findBlend(
  frames: RecentFrames,
  last: number,
  length: number,
  known: number,
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
  const wiped = spread > DISSOLVED.maxSpread;
  const { maxRest, maxSpread, minUnmoved, minNovelty } = wiped ? WIPED : DISSOLVED;
  if (strength <= known || rest > maxRest || spread > maxSpread) return null;
  if (novelty(from, to) < minNovelty) return null;
  const needed = spread <= EVEN.maxSpread ? EVEN.minUnmoved : minUnmoved;
  return isUnmoved(frames, first, length, needed) ? { first, last, strength, wiped } : null;
}

/** Whether the frames change in their place rather than move, in the middle and for the most part around it. */
function isUnmoved(frames: RecentFrames, first: number, length: number, needed: number): boolean {
  const step = Math.max(1, Math.round(length * STEP_SHARE));
  const shares = [0.5, 0.3, 0.7].map((point) => {
    const start = Math.round(first + point * length - step / 2);
    return unmovedShare(frames.at(start)!, frames.at(start + step)!);
  });
  return shares.sort((a, b) => a - b)[1]! >= needed;
}
