import { createRandom } from '../../../../../scripts/validate/material/random.ts';

const RATE = 48_000;

/** A pulse train through two resonances, in syllables and phrases: enough of speech for levels and pitches. */
export function madeSpeech(seconds: number, { pitchHz = 118, seed = 2 } = {}): Float32Array {
  const random = createRandom(seed);
  const samples = new Float32Array(seconds * RATE);
  for (let at = Math.round(0.4 * RATE); at < samples.length; ) {
    for (let syllable = random.whole(5, 9); syllable > 0 && at < samples.length; syllable -= 1) {
      const length = Math.round(random.between(0.13, 0.22) * RATE);
      addSyllable(
        samples,
        at,
        length,
        pitchHz * random.between(0.85, 1.2),
        random.between(0.1, 0.3),
      );
      at += length + Math.round(0.03 * RATE);
    }
    at += Math.round(random.between(0.7, 1.1) * RATE);
  }
  return samples;
}

function addSyllable(
  samples: Float32Array,
  start: number,
  length: number,
  pitchHz: number,
  height: number,
): void {
  for (let index = 0; index < length && start + index < samples.length; index += 1) {
    const seconds = index / RATE;
    const envelope = Math.sin((Math.PI * index) / length);
    const glide = pitchHz * (1 + 0.1 * (index / length));
    let value = 0;
    for (let harmonic = 1; harmonic <= 24; harmonic += 1) {
      value += Math.sin(2 * Math.PI * harmonic * glide * seconds + harmonic * harmonic) / harmonic;
    }
    samples[start + index] = height * envelope * value;
  }
}

/** White noise of that level, in dBFS RMS. */
export function madeNoise(seconds: number, dbfs: number, seed = 4): Float32Array {
  const random = createRandom(seed);
  const rms = 10 ** (dbfs / 20);
  return Float32Array.from({ length: seconds * RATE }, () => rms * random.normal());
}

/** A tone of that level, in dBFS RMS. */
export function madeTone(seconds: number, hertz: number, dbfs: number): Float32Array {
  const peak = Math.SQRT2 * 10 ** (dbfs / 20);
  return Float32Array.from(
    { length: seconds * RATE },
    (_, index) => peak * Math.sin((2 * Math.PI * hertz * index) / RATE),
  );
}

/** Sample by sample; all are as long as the first. */
export function mix(...signals: readonly Float32Array[]): Float32Array {
  return signals[0]!.map((_, index) => signals.reduce((sum, signal) => sum + signal[index]!, 0));
}
