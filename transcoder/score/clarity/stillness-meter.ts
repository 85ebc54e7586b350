import { meanDifference } from '../cuts/tiny-frame.ts';
import { isBlack } from '../is-black.ts';
import type { StillnessMeasured } from '../measured.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { findFrozen } from './find-frozen.ts';

/** A pixel that moved by less than this within a second moved by the codec's doing. */
const MOVED_LEVELS = 2;
/** A camera's picture lives in more than this share of its pixels; a pointer on a slide does not. */
const CAMERA_SHARE = 0.04;

/** Black and frozen stretches, and which seconds show a camera's picture; on the motion tap. */
export function createStillnessMeter(tap: PictureTap): FrameMeter<StillnessMeasured> {
  const pixels = tap.width * tap.height;
  const previous = new Uint8Array(pixels);
  const lowest = new Uint8Array(pixels);
  const highest = new Uint8Array(pixels);
  const changes: number[] = [];
  const blacks: boolean[] = [];
  const camera: boolean[] = [];

  const endSecond = () => {
    let moved = 0;
    for (let index = 0; index < pixels; index += 1) {
      if (highest[index]! - lowest[index]! >= MOVED_LEVELS) moved += 1;
    }
    camera.push(moved > CAMERA_SHARE * pixels);
  };

  return {
    frame(bytes) {
      const luma = bytes.subarray(0, pixels);
      changes.push(changes.length === 0 ? 0 : meanDifference(luma, previous));
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
      previous.set(luma);
    },
    result() {
      if (blacks.length > 0) endSecond();
      const seconds = (frame: number) => frame / tap.framesPerSecond;
      return {
        durationSeconds: seconds(blacks.length),
        black: runs(blacks).map(([start, end]) => ({
          startSeconds: seconds(start),
          endSeconds: seconds(end),
          frames: end - start,
        })),
        frozen: findFrozen(changes, camera, tap.framesPerSecond),
        camera,
      };
    },
  };
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
