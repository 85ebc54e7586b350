import { butterworth } from '../../../transcoder/score/audio/biquad.ts';
import { createSection } from '../../../transcoder/score/audio/section.ts';
import type { Random } from '../material/random.ts';

const RATE_HZ = 48_000;

/** What is heard behind the speech, of any level: mono, 48 kHz. */
export type Noise = Readonly<{ name: string; make(random: Random, length: number): Float32Array }>;

/** Steady and wandering noises of classrooms; babble is mixed from speech elsewhere. */
export const NOISES: readonly Noise[] = [
  { name: 'white', make: white },
  { name: 'pink', make: pink },
  { name: 'brown', make: brown },
  { name: 'hiss', make: (random, length) => pass('high', 2500, white(random, length)) },
  // Blades turn some ten times a second, and are heard to.
  { name: 'fan', make: (random, length) => swell(pass('low', 900, pink(random, length)), 9, 0.1) },
  { name: 'air conditioning', make: airConditioning },
  {
    name: 'wandering',
    make: (random, length) => swell(pink(random, length), random.between(0.1, 0.3), 0.3),
  },
  { name: 'street', make: street },
];

function white(random: Random, length: number): Float32Array {
  return Float32Array.from({ length }, () => random.normal() / 4);
}

/** Kellet's filter, as for a room's tone. */
function pink(random: Random, length: number): Float32Array {
  let [slow, middle, fast] = [0, 0, 0];
  return white(random, length).map((value) => {
    slow = 0.99765 * slow + value * 0.099046;
    middle = 0.963 * middle + value * 0.2965164;
    fast = 0.57 * fast + value * 1.0526913;
    return slow + middle + fast + value * 0.1848;
  });
}

function brown(random: Random, length: number): Float32Array {
  let sum = 0;
  return white(random, length).map((value) => {
    sum = 0.9995 * sum + value * 0.02;
    return sum;
  });
}

/** A low pass over pink noise, and the tone of its motor. */
function airConditioning(random: Random, length: number): Float32Array {
  const motorHz = random.between(110, 130);
  return pass('low', 2200, pink(random, length)).map(
    (value, index) => value + 0.05 * Math.sin((2 * Math.PI * motorHz * index) / RATE_HZ),
  );
}

/** Cars come and go every ten seconds or so. */
function street(random: Random, length: number): Float32Array {
  return swell(pass('high', 60, brown(random, length)), random.between(0.05, 0.12), 0.35);
}

/** Up and down by so large a share of its height. */
function swell(samples: Float32Array, hertz: number, share: number): Float32Array {
  return samples.map(
    (value, index) => value * (1 + share * Math.sin((2 * Math.PI * hertz * index) / RATE_HZ)),
  );
}

function pass(kind: 'high' | 'low', hertz: number, samples: Float32Array): Float32Array {
  const passed = new Float64Array(samples.length);
  createSection(butterworth(kind, hertz, RATE_HZ))(samples, 0, samples.length, passed);
  return Float32Array.from(passed);
}
