import { keepFrame, type TinyFrame } from '../cuts/tiny-frame.ts';
import type { SteadinessMeasured } from '../measured.ts';
import type { FrameMeter, PictureTap } from '../taps.ts';
import { registerFrames } from './register-frames.ts';

/** What changes more slowly than this is a pan, and meant. */
const PAN_SECONDS = 1;
const EVERY_SECONDS = 0.5;
/** Where the camera's movement cannot be seen in more of the frames than this, nothing is said of it. */
const MAX_UNKNOWN = 0.6;

/** How much the camera trembles, every half second; on the motion tap. */
export function createSteadinessMeter(tap: PictureTap): FrameMeter<SteadinessMeasured> {
  const x: number[] = [];
  const y: number[] = [];
  const known: boolean[] = [];
  let previous: TinyFrame | null = null;

  return {
    frame(bytes) {
      const frame = keepFrame(bytes, tap.width, tap.height);
      const shift = previous === null ? null : registerFrames(previous, frame);
      x.push((x.at(-1) ?? 0) + (shift?.dx ?? 0));
      y.push((y.at(-1) ?? 0) + (shift?.dy ?? 0));
      known.push(shift !== null);
      previous = frame;
    },
    result() {
      const reach = Math.max(1, Math.round((PAN_SECONDS / 2) * tap.framesPerSecond));
      const [aside, upward] = [withoutPans(x, reach), withoutPans(y, reach)];
      const jitterShare: (number | null)[] = [];
      for (let index = 0; ; index += 1) {
        const first = Math.round(index * EVERY_SECONDS * tap.framesPerSecond);
        const end = Math.round((index + 1) * EVERY_SECONDS * tap.framesPerSecond);
        if (end > x.length) break;
        let [squares, unknown] = [0, 0];
        for (let frame = first; frame < end; frame += 1) {
          squares += aside[frame]! ** 2 + upward[frame]! ** 2;
          if (known[frame] === false) unknown += 1;
        }
        const rms = Math.sqrt(squares / (end - first)) / tap.width;
        const blind = unknown > MAX_UNKNOWN * (end - first);
        // To a ten-thousandth: a list of an hour is part of what is stored.
        jitterShare.push(blind ? null : Number(rms.toFixed(4)));
      }
      return { everySeconds: EVERY_SECONDS, jitterShare };
    },
  };
}

/** Each value less the mean of those within reach. */
function withoutPans(path: readonly number[], reach: number): number[] {
  const sums = [0];
  for (const value of path) sums.push(sums.at(-1)! + value);
  return path.map((value, index) => {
    const first = Math.max(0, index - reach);
    const end = Math.min(path.length, index + reach + 1);
    return value - (sums[end]! - sums[first]!) / (end - first);
  });
}
