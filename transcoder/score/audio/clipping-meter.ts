import type { ClippedSecond } from '../measured.ts';
import type { SoundMeter, SoundTap } from '../taps.ts';
import { type FlatTops, findFlatTops } from './find-flat-tops.ts';

/** A ceiling is one when waves break at it again and again. */
const LEAST_TOPS = 3;
/** Most of the waves that reach the ceiling are flat there. */
const FLAT_SHARE = 0.5;

/**
 * Waves with flat tops at a common ceiling, second by second: at full scale or below it, as sound is that was clipped
 * before it was made softer, or by a codec's rounding no longer quite flat.
 */
export function createClippingMeter(tap: SoundTap): SoundMeter<readonly ClippedSecond[]> {
  const second = Array.from({ length: tap.channels }, () => new Float32Array(tap.sampleRateHz));
  const clipped: ClippedSecond[] = [];
  let seconds = 0;
  let filled = 0;

  const endSecond = () => {
    const tops = second.map((samples) => findFlatTops(samples.subarray(0, filled)));
    const runs = Math.max(...tops.map(countClipped));
    if (runs > 0) clipped.push({ second: seconds, runs });
    seconds += 1;
    filled = 0;
  };

  return {
    samples(channels) {
      const length = channels[0]?.length ?? 0;
      for (let at = 0; at < length; ) {
        const end = Math.min(length, at + tap.sampleRateHz - filled);
        channels.forEach((samples, channel) => {
          second[channel]!.set(samples.subarray(at, end), filled);
        });
        filled += end - at;
        at = end;
        if (filled === tap.sampleRateHz) endSecond();
      }
    },
    result() {
      if (filled > 0) endSecond();
      return clipped;
    },
  };
}

function countClipped({ flat, reaching }: FlatTops): number {
  return flat >= LEAST_TOPS && flat >= FLAT_SHARE * reaching ? flat : 0;
}
