import { meanDifference } from '../cuts/tiny-frame.ts';
import { isBlack } from '../is-black.ts';
import type { StillnessMeasured } from '../measured.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { findFrozen } from './find-frozen.ts';

/** A pixel that moved by less than this within a second moved by the codec's doing. */
const MOVED_LEVELS = 2;
/** Nor did one that changed by less than this from frame to frame. */
const STEP_LEVELS = 3;
/** Codecs repeat a frozen picture in turns of up to three frames. */
const TURNS = 3;
/** A camera's picture lives in more than this share of its pixels; a pointer on a slide does not. */
const CAMERA_SHARE = 0.04;
/** Of black stretches the longest so many are kept: what flickers would fill the disk. */
const MAX_BLACK = 5000;

/** Black and frozen stretches, and which seconds show a camera's picture; on the motion tap. */
export function createStillnessMeter(tap: PictureTap): FrameMeter<StillnessMeasured> {
  const pixels = tap.width * tap.height;
  /** The last frames, the newest first. */
  let previous: readonly Uint8Array[] = [];
  const lowest = new Uint8Array(pixels);
  const highest = new Uint8Array(pixels);
  const changes: number[] = [];
  const moved: number[] = [];
  const blacks: boolean[] = [];
  const camera: boolean[] = [];

  const endSecond = () => {
    let alive = 0;
    for (let index = 0; index < pixels; index += 1) {
      if (highest[index]! - lowest[index]! >= MOVED_LEVELS) alive += 1;
    }
    camera.push(alive > CAMERA_SHARE * pixels);
  };

  return {
    frame(bytes) {
      const luma = bytes.subarray(0, pixels);
      const nearest = previous
        .map((before) => ({ before, change: meanDifference(luma, before) }))
        .sort((one, other) => one.change - other.change)[0];
      changes.push(nearest === undefined ? 0 : nearest.change);
      moved.push(nearest === undefined ? 0 : countMoved(luma, nearest.before));
      blacks.push(isBlack(luma));
      if (Math.floor((blacks.length - 1) / tap.framesPerSecond) > camera.length) endSecond();
      if (Math.floor((blacks.length - 2) / tap.framesPerSecond) < camera.length) {
        lowest.set(luma);
        highest.set(luma);
      }
      for (let index = 0; index < pixels; index += 1) {
        const value = luma[index]!;
        if (value < lowest[index]!) lowest[index] = value;
        if (value > highest[index]!) highest[index] = value;
      }
      const kept = previous.length === TURNS ? previous[TURNS - 1]! : new Uint8Array(pixels);
      kept.set(luma);
      previous = [kept, ...previous.slice(0, TURNS - 1)];
    },
    result() {
      if (blacks.length > 0) endSecond();
      const seconds = (frame: number) => frame / tap.framesPerSecond;
      return {
        durationSeconds: seconds(blacks.length),
        black: longest(runs(blacks)).map(([start, end]) => ({
          startSeconds: seconds(start),
          endSeconds: seconds(end),
          frames: end - start,
        })),
        frozen: findFrozen({ changes, moved, camera }, tap.framesPerSecond),
        camera,
      };
    },
  };
}

function countMoved(luma: Uint8Array, before: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < luma.length; index += 1) {
    if (Math.abs(luma[index]! - before[index]!) >= STEP_LEVELS) count += 1;
  }
  return count;
}

/** In order. */
function longest(found: readonly [number, number][]): readonly [number, number][] {
  if (found.length <= MAX_BLACK) return found;
  return found
    .toSorted(([a, b], [c, d]) => d - c - (b - a))
    .slice(0, MAX_BLACK)
    .sort(([a], [b]) => a - b);
}

/** [start, end) of every run of true. */
function runs(flags: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  for (let index = 0; index <= flags.length; index += 1) {
    if (flags[index] === true) {
      if (start < 0) start = index;
    } else if (start >= 0) {
      found.push([start, index]);
      start = -1;
    }
  }
  return found;
}
