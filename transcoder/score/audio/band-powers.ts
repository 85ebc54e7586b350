import { butterworth } from './biquad.ts';
import { createSection } from './section.ts';

/** Sums of squares of a stretch of samples, in the bands of Levels. */
export type BandSums = { full: number; voice: number; speech: number; treble: number };

/** Splits one channel onwards into bands, and adds the energies of each stretch to the sums. */
export function createBandPowers(
  sampleRateHz: number,
): (samples: Float32Array, start: number, end: number, sums: BandSums) => void {
  const pass = (kind: 'high' | 'low', hertz: number) => butterworth(kind, hertz, sampleRateHz);
  const above100 = createSection(pass('high', 100));
  const below300 = createSection(pass('low', 300));
  const above300 = createSection(pass('high', 300));
  const above2000 = createSection(pass('high', 2000));
  let scratch = new Float64Array(1024);
  return (samples, start, end, sums) => {
    const length = end - start;
    if (scratch.length < length) scratch = new Float64Array(length);
    let full = 0;
    for (let index = start; index < end; index += 1) full += samples[index]! * samples[index]!;
    sums.full += full;
    sums.speech += above300(samples, start, length, scratch);
    sums.treble += above2000(samples, start, length, scratch);
    above100(samples, start, length, scratch);
    sums.voice += below300(scratch, 0, length, scratch);
  };
}
