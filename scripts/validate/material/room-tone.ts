import type { Random } from './random.ts';

/** Adds the steady noise of a room (ventilation and a microphone: pink) of that RMS. */
export function addRoomTone(samples: Float32Array, random: Random, rms: number): void {
  const tone = pinkNoise(samples.length, random);
  const scale = rms / Math.sqrt(tone.reduce((sum, each) => sum + each * each, 0) / tone.length);
  for (let at = 0; at < samples.length; at += 1) samples[at] = samples[at]! + tone[at]! * scale;
}

/** Paul Kellet's filter on white noise: within half a dB of −3 dB an octave. */
function pinkNoise(length: number, random: Random): Float32Array {
  const noise = new Float32Array(length);
  let [slow, middle, fast] = [0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    const white = random.unit() * 2 - 1;
    slow = 0.99765 * slow + white * 0.099046;
    middle = 0.963 * middle + white * 0.2965164;
    fast = 0.57 * fast + white * 1.0526913;
    noise[at] = slow + middle + fast + white * 0.1848;
  }
  return noise;
}
