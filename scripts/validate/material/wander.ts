import type { Random } from './random.ts';

/** A value that moves as living things do: never still, never periodic, smooth; −1 to 1 over time in seconds. */
export type Wander = (seconds: number) => number;

const POINTS = 512;

/** `perSecond`: how many times a second the slowest part changes its mind. */
export function createWander(random: Random, perSecond: number): Wander {
  const slow = points(random);
  const fast = points(random);
  return (seconds) =>
    0.75 * between(slow, seconds * perSecond) + 0.25 * between(fast, seconds * perSecond * 3.1);
}

function points(random: Random): Float32Array {
  return Float32Array.from({ length: POINTS }, () => random.between(-1, 1));
}

function between(values: Float32Array, at: number): number {
  const whole = Math.floor(at);
  const part = at - whole;
  const ease = part * part * (3 - 2 * part);
  const from = values[((whole % POINTS) + POINTS) % POINTS]!;
  const to = values[(((whole + 1) % POINTS) + POINTS) % POINTS]!;
  return from + (to - from) * ease;
}
