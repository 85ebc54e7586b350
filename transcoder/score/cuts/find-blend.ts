import type { RecentFrames } from './recent-frames.ts';
import { changedShare, meanDifference, type TinyFrame } from './tiny-frame.ts';
import { unexplainedShare } from './unexplained-share.ts';

/** A stretch whose frames are mixtures of its first and its last one; frame numbers. */
export type Blend = Readonly<{ first: number; last: number; strength: number }>;

/** Mean luma difference between both ends, below which there is nothing to mix. */
const MIN_DISTANCE = 8;
/** What of a frame is no mixture, as a share of the difference between the ends. */
const MAX_REST = 0.27;
/** How far a frame's share of the new picture may be from a steady course. */
const MAX_LEAD = 0.22;
/** Layout is no help here: a white car that drives in changes it as much as another scene. */
const SAME_SCENE = 0.6;
/** A caption that appears is a mixture too, but of a part of the picture only. */
const CHANGED_LEVELS = 6;
const MIN_CHANGED_SHARE = 0.55;
const POINTS = [0.5, 0.25, 0.75, 0.125, 0.875] as const;

/**
 * Whether the last `length` frames before `last` pass steadily from one picture into another (a dissolve or a
 * fade). Motion is no mixture, and a lamp or a pan leaves the scene recognisable.
 */
export function findBlend(frames: RecentFrames, last: number, length: number): Blend | null {
  const first = last - length;
  const from = frames.at(first);
  const to = frames.at(last);
  if (from === undefined || to === undefined) return null;
  const distance = meanDifference(from.luma, to.luma);
  if (distance < MIN_DISTANCE) return null;
  let rest = 0;
  for (const point of POINTS) {
    const number = Math.round(first + point * length);
    const frame = frames.at(number)!;
    const mixed = mixture(from, frame, to);
    if (Math.abs(mixed.share - (number - first) / length) > MAX_LEAD) return null;
    if (mixed.rest > MAX_REST * distance) return null;
    rest = Math.max(rest, mixed.rest / distance);
  }
  if (changedShare(from, to, CHANGED_LEVELS) < MIN_CHANGED_SHARE) return null;
  if (unexplainedShare(from, to) < SAME_SCENE) return null;
  return { first, last, strength: distance * (1 - rest) };
}

/** The share of `to` in `frame` that fits best, and the mean difference that remains. */
function mixture(
  from: TinyFrame,
  frame: TinyFrame,
  to: TinyFrame,
): { share: number; rest: number } {
  let along = 0;
  let whole = 0;
  for (let index = 0; index < frame.luma.length; index += 1) {
    const step = to.luma[index]! - from.luma[index]!;
    along += step * (frame.luma[index]! - from.luma[index]!);
    whole += step * step;
  }
  const share = along / whole;
  let rest = 0;
  for (let index = 0; index < frame.luma.length; index += 1) {
    const start = from.luma[index]!;
    rest += Math.abs(frame.luma[index]! - start - share * (to.luma[index]! - start));
  }
  return { share, rest: rest / frame.luma.length };
}
