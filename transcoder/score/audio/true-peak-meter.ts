import type { SoundMeter, SoundTap } from '../taps.ts';
import { oversamplingFilter } from './oversampling-filter.ts';

const ROWS = oversamplingFilter();
const TAPS = ROWS[0]!.length;
/** A stretch whose samples cannot reach the present peak however they add up is not interpolated. */
const STRETCH = 64;
const GAIN = Math.max(...ROWS.map((row) => row.reduce((sum, tap) => sum + Math.abs(tap), 0)));

/** Highest value between and on the samples, 4× oversampled (BS.1770-4, annex 2), in dBTP; null for digital silence. */
export function createTruePeakMeter(tap: SoundTap): SoundMeter<number | null> {
  const tails = Array.from({ length: tap.channels }, () => new Float32Array(TAPS - 1));
  let peak = 0;
  return {
    samples(channels) {
      tails.forEach((tail, index) => {
        const joined = join(tail, channels[index]!);
        peak = peakOf(joined, peak);
        tails[index] = joined.slice(Math.max(0, joined.length - (TAPS - 1)));
      });
    },
    result() {
      for (const tail of tails) peak = peakOf(join(tail, new Float32Array(TAPS)), peak);
      return peak === 0 ? null : 20 * Math.log10(peak);
    },
  };
}

function join(tail: Float32Array, samples: Float32Array): Float32Array {
  const joined = new Float32Array(tail.length + samples.length);
  joined.set(tail);
  joined.set(samples, tail.length);
  return joined;
}

/** The higher of a known peak and the peak of these samples. */
function peakOf(samples: Float32Array, known: number): number {
  let peak = known;
  for (let start = 0; start + TAPS <= samples.length; start += STRETCH) {
    const end = Math.min(start + STRETCH, samples.length - TAPS + 1);
    let highest = 0;
    for (let index = start; index < end + TAPS - 1; index += 1) {
      const value = Math.abs(samples[index]!);
      if (value > highest) highest = value;
    }
    if (highest > peak) peak = highest;
    if (highest * GAIN <= peak) continue;
    peak = Math.max(peak, interpolatedPeak(samples, start, end));
  }
  return peak;
}

function interpolatedPeak(samples: Float32Array, start: number, end: number): number {
  let peak = 0;
  for (const row of ROWS) {
    for (let index = start; index < end; index += 1) {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap += 1) sum += row[tap]! * samples[index + tap]!;
      const value = Math.abs(sum);
      if (value > peak) peak = value;
    }
  }
  return peak;
}
