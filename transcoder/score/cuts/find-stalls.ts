import type { Stall } from '../measured.ts';
import { percentile } from '../percentile.ts';

/** A repeated frame differs from the one before by a codec's rounding only. */
const REPEATED_LEVELS = 0.02;
/** ... and by next to nothing of what moves otherwise. */
const REPEATED_SHARE = 0.06;
/** What moves around it, in mean levels a frame: less is noise, or nothing. */
const MIN_MOTION = 0.3;
const AROUND_SECONDS = 1;
/** More repetitions than this are a low frame rate raised, or a picture that rests. */
const MAX_REPEATED_SHARE = 0.25;
/** The picture catches up behind a stall ... */
const MIN_CATCH_UP = 1.4;
/** ... which no cut to a slide led into. */
const MAX_ENTRY = 3;
/** Beyond this it does not catch up, it is cut. */
const MAX_STEP = 15;
const MIN_WIDE = 0.15;
/** One repeated frame nobody sees; an encoder puts one in where two clocks drift. */
const MIN_FRAMES = 2;
/** Frames in a row beyond this are a frozen picture. */
const MAX_SECONDS = 2;
/** Stalls closer together than this are one complaint. */
const JOIN_SECONDS = 1;
const MAX_KEPT = 1000;

export type Moves = Readonly<{
  /** Of each frame, the mean change from the one before, in levels of luma and chroma. */
  changes: readonly number[];
  /** Share of its pixels that changed: a camera's picture moves all over, a pointer on a slide does not. */
  shares: readonly number[];
}>;

/** Where frames repeat that should have moved: they were lost and filled in again. */
export function findStalls({ changes, shares }: Moves, framesPerSecond: number): Stall[] {
  const reach = Math.max(4, Math.round(AROUND_SECONDS * framesPerSecond));
  const stalls: { startSeconds: number; endSeconds: number; frames: number }[] = [];
  for (let frame = 1; frame < changes.length; frame += 1) {
    if (changes[frame]! > REPEATED_LEVELS) continue;
    let end = frame;
    while (end < changes.length && changes[end]! <= REPEATED_LEVELS) end += 1;
    const first = frame;
    frame = end;
    if (end - first < MIN_FRAMES || (end - first) / framesPerSecond > MAX_SECONDS) continue;
    if (end === changes.length || !isStall({ changes, shares }, first, end, reach)) continue;
    const startSeconds = (first - 1) / framesPerSecond;
    const endSeconds = end / framesPerSecond;
    const last = stalls.at(-1);
    if (last !== undefined && startSeconds - last.endSeconds < JOIN_SECONDS) {
      last.endSeconds = endSeconds;
      last.frames += end - first;
    } else if (stalls.length < MAX_KEPT) {
      stalls.push({ startSeconds, endSeconds, frames: end - first });
    }
  }
  return stalls;
}

function isStall({ changes, shares }: Moves, first: number, end: number, reach: number): boolean {
  const sides = [
    [Math.max(1, first - reach), first],
    [end, Math.min(changes.length, end + reach)],
  ] as const;
  for (const [from, to] of sides) {
    const moving: number[] = [];
    const wide: number[] = [];
    for (let frame = from; frame < to; frame += 1) {
      if (changes[frame]! <= REPEATED_LEVELS) continue;
      moving.push(changes[frame]!);
      wide.push(shares[frame]!);
    }
    if (to - from < 3 || moving.length < (1 - MAX_REPEATED_SHARE) * (to - from)) return false;
    const usual = middle(moving);
    if (usual < MIN_MOTION || changes[first]! > REPEATED_SHARE * usual) return false;
    if (middle(wide) < MIN_WIDE) return false;
    if (changes[end]! < MIN_CATCH_UP * usual || changes[end]! > MAX_STEP * usual) return false;
    if (changes[first - 1]! > MAX_ENTRY * usual) return false;
  }
  return true;
}

function middle(values: number[]): number {
  return percentile(
    values.sort((a, b) => a - b),
    0.5,
  );
}
