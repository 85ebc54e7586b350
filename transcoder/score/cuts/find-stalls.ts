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
/** The picture catches up behind a stall. */
const MIN_CATCH_UP = 1.4;
/** One repeated frame nobody sees; an encoder puts one in where two clocks drift. */
const MIN_FRAMES = 2;
/** Frames in a row beyond this are a frozen picture. */
const MAX_SECONDS = 2;
/** Stalls closer together than this are one complaint. */
const JOIN_SECONDS = 1;
const MAX_KEPT = 1000;

/** Where frames repeat that should have moved, from each frame's mean change: frames were lost and filled in again. */
export function findStalls(changes: ArrayLike<number>, framesPerSecond: number): Stall[] {
  const reach = Math.max(4, Math.round(AROUND_SECONDS * framesPerSecond));
  const stalls: { startSeconds: number; endSeconds: number; frames: number }[] = [];
  for (let frame = 1; frame < changes.length; frame += 1) {
    if (changes[frame]! > REPEATED_LEVELS) continue;
    let end = frame;
    while (end < changes.length && changes[end]! <= REPEATED_LEVELS) end += 1;
    const first = frame;
    frame = end;
    if (end - first < MIN_FRAMES || (end - first) / framesPerSecond > MAX_SECONDS) continue;
    if (end === changes.length || !isStall(changes, first, end, reach)) continue;
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

function isStall(changes: ArrayLike<number>, first: number, end: number, reach: number): boolean {
  const sides = [
    [Math.max(1, first - reach), first],
    [end, Math.min(changes.length, end + reach)],
  ] as const;
  for (const [from, to] of sides) {
    const around = Array.from({ length: to - from }, (_, index) => changes[from + index]!);
    const moving = around.filter((change) => change > REPEATED_LEVELS).sort((a, b) => a - b);
    if (around.length < 3 || moving.length < (1 - MAX_REPEATED_SHARE) * around.length) return false;
    const usual = percentile(moving, 0.5);
    if (usual < MIN_MOTION || changes[first]! > REPEATED_SHARE * usual) return false;
    if (changes[end]! < MIN_CATCH_UP * usual) return false;
  }
  return true;
}
