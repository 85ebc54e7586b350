import type { Span } from '../measured.ts';

/** What each frame of the motion tap changed. */
export type Motion = Readonly<{
  /** Mean change of luma against the nearest of the three frames before: codecs repeat a picture in turns. */
  changes: readonly number[];
  /** Pixels that changed by more than a codec's ripple, against the same. */
  moved: readonly number[];
  /** Of each second, whether a camera's picture is alive. */
  camera: readonly boolean[];
}>;

/** A codec repeats a frozen picture all but exactly in most frames (a pixel in a hundred is a level off), and ripples in the others ... */
const EXACT_CHANGE = 0.01;
const STILL_CHANGE = 0.12;
/** ... where an empty room, cheaply encoded, has the ripple in nearly every frame. */
const MIN_EXACT_SHARE = 0.6;
/** Something moved until the picture stopped: over the half second before, mean change or pixels a frame. */
const MIN_MOTION_BEFORE = 0.1;
const MIN_MOVED_BEFORE = 3;
const MOTION_BEFORE_SECONDS = 0.5;
/** A keyframe makes a frozen picture twitch: this much, and no more than one frame in eight (MPEG-2 has one in twelve). */
const TWITCH_CHANGE = 1.5;
const TWITCH_DISTANCE_FRAMES = 8;
/** Etere's and others' freeze items: 3 s. */
const MIN_SECONDS = 3;
/** Only what was alive for half of these seconds before can freeze; a slide was not. */
const BEFORE_SECONDS = 4;
const MIN_ALIVE = 0.5;
/** A step into the stretch beyond this and far beyond all of the motion before is a cut to a slide, not a freeze. */
const MAX_ENTRY_CHANGE = 4;
const MAX_ENTRY_RATIO = 1.5;

/**
 * Stretches where a camera's picture stands still. Conservative: unless the same shot was alive before, and something
 * is alive after (or the lesson ends), it counts as a slide.
 */
export function findFrozen(motion: Motion, framesPerSecond: number): Span[] {
  const found: Span[] = [];
  for (const [start, end] of stillRuns(motion)) {
    const startSeconds = (start - 1) / framesPerSecond;
    const endSeconds = end / framesPerSecond;
    if (endSeconds - startSeconds < MIN_SECONDS) continue;
    if (isFreeze(motion, start, end, framesPerSecond)) found.push({ startSeconds, endSeconds });
  }
  return found;
}

function isFreeze(
  { changes, moved, camera }: Motion,
  start: number,
  end: number,
  framesPerSecond: number,
): boolean {
  const firstSecond = Math.floor((start - 1) / framesPerSecond);
  const before = camera.slice(Math.max(0, firstSecond - BEFORE_SECONDS), firstSecond);
  if (before.length < 2 || before.filter(Boolean).length < MIN_ALIVE * before.length) return false;
  const recent = changes.slice(Math.max(1, start - 1 - Math.round(framesPerSecond)), start - 1);
  if (changes[start - 1]! > Math.max(MAX_ENTRY_CHANGE, MAX_ENTRY_RATIO * Math.max(0, ...recent)))
    return false;
  const last = Math.max(2, Math.round(MOTION_BEFORE_SECONDS * framesPerSecond));
  const stirred = (values: readonly number[], least: number) =>
    mean(values.slice(Math.max(1, start - 1 - last), start)) >= least;
  if (!stirred(changes, MIN_MOTION_BEFORE) && !stirred(moved, MIN_MOVED_BEFORE)) return false;
  const exact = changes.slice(start, end).filter((change) => change <= EXACT_CHANGE).length;
  if (exact < MIN_EXACT_SHARE * (end - start)) return false;
  const after = camera.slice(Math.ceil(end / framesPerSecond)).slice(0, BEFORE_SECONDS);
  return after.length === 0 || after.some(Boolean);
}

/** [start, end) of frames that repeat the one before; start is the first repetition. */
function stillRuns({ changes, moved }: Motion): [number, number][] {
  const runs: [number, number][] = [];
  let start = -1;
  let twitch = -TWITCH_DISTANCE_FRAMES;
  for (let index = 1; index <= changes.length; index += 1) {
    const change = changes[index] ?? Number.POSITIVE_INFINITY;
    if (change <= STILL_CHANGE && moved[index]! === 0) {
      if (start < 0) start = index;
      continue;
    }
    if (start >= 0 && change <= TWITCH_CHANGE && index - twitch >= TWITCH_DISTANCE_FRAMES) {
      twitch = index;
      continue;
    }
    if (start >= 0) runs.push([start, index]);
    start = -1;
  }
  return runs;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
