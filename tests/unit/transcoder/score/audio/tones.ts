import type { SoundMeter, SoundTap } from '../../../../../transcoder/score/taps.ts';

export const STEREO: SoundTap = { sampleRateHz: 48_000, channels: 2 };
const RATE = 48_000;

/** A stretch of a tone: level of its peak in dBFS, −Infinity for silence. */
export type Stretch = Readonly<{ dbfs: number; seconds: number }>;

/** One channel of a 1 kHz tone in stretches, as the EBU's test signals are described. */
export function tone(stretches: readonly Stretch[], frequency = 1000): Float32Array {
  const lengths = stretches.map(({ seconds }) => Math.round(seconds * RATE));
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  // 1 kHz repeats every 48 samples: no sine is worked out twice.
  const period = Float64Array.from({ length: RATE / frequency }, (_, index) =>
    Math.sin((2 * Math.PI * frequency * index) / RATE),
  );
  let at = 0;
  stretches.forEach(({ dbfs }, index) => {
    const gain = 10 ** (dbfs / 20);
    for (const end = at + lengths[index]!; at < end; at += 1) {
      samples[at] = gain * period[at % period.length]!;
    }
  });
  return samples;
}

/** Pours channels into a meter as a decoder would: in pieces of uneven length. */
export function pour<Result>(meter: SoundMeter<Result>, channels: readonly Float32Array[]): Result {
  const pieces = [1024, 4096, 333, 7];
  const length = channels[0]!.length;
  for (let start = 0, piece = 0; start < length; piece += 1) {
    const end = Math.min(length, start + pieces[piece % pieces.length]!);
    meter.samples(channels.map((channel) => channel.subarray(start, end)));
    start = end;
  }
  return meter.result();
}
