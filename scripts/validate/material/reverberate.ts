/** Schroeder's: delays of combs and allpasses in milliseconds, with no common divisor. */
const COMBS_MS = [29.7, 37.1, 41.1, 43.7];
const ALLPASSES_MS = [5, 1.7];
/** A microphone in a classroom hears the room about so much fainter than the voice. */
const WET = 0.22;

/** The sound as it is in a room that rings for so long until it is 60 dB down. A new array of the same length. */
export function reverberate(
  dry: Float32Array,
  sampleRateHz: number,
  ringsSeconds: number,
): Float32Array {
  const wet = new Float32Array(dry.length);
  for (const delayMs of COMBS_MS) {
    const delay = Math.round((delayMs / 1000) * sampleRateHz);
    const feedback = 10 ** ((-3 * delayMs) / 1000 / ringsSeconds);
    const line = new Float32Array(dry.length);
    for (let at = 0; at < dry.length; at += 1) {
      line[at] = dry[at]! + (at >= delay ? feedback * line[at - delay]! : 0);
      if (at >= delay) wet[at] = wet[at]! + line[at - delay]! / COMBS_MS.length;
    }
  }
  for (const delayMs of ALLPASSES_MS) allpass(wet, Math.round((delayMs / 1000) * sampleRateHz));
  return dry.map((sample, at) => sample + WET * wet[at]!);
}

function allpass(samples: Float32Array, delay: number): void {
  const gain = 0.7;
  const before = Float32Array.from(samples);
  for (let at = 0; at < samples.length; at += 1) {
    const back = at >= delay;
    samples[at] =
      -gain * before[at]! + (back ? before[at - delay]! + gain * samples[at - delay]! : 0);
  }
}
