import type { Biquad } from './biquad.ts';

/** A filter that rings below anything audible costs denormal arithmetic for nothing. */
const INAUDIBLE = 1e-30;

/** Filters one channel onwards, a stretch at a time, into `to` (from its beginning); gives the energy of what comes out. */
export function createSection({ b0, b1, b2, a1, a2 }: Biquad) {
  // Direct form II transposed: two states.
  let first = 0;
  let second = 0;
  return (
    from: Float32Array | Float64Array,
    start: number,
    length: number,
    to: Float64Array,
  ): number => {
    let energy = 0;
    let s1 = first;
    let s2 = second;
    for (let index = 0; index < length; index += 1) {
      const input = from[start + index]!;
      const output = b0 * input + s1;
      s1 = b1 * input - a1 * output + s2;
      s2 = b2 * input - a2 * output;
      to[index] = output;
      energy += output * output;
    }
    first = Math.abs(s1) < INAUDIBLE ? 0 : s1;
    second = Math.abs(s2) < INAUDIBLE ? 0 : s2;
    return energy;
  };
}
