/** Numbers that look random and come out the same for the same seed, on any machine. */
export type Random = Readonly<{
  /** 0 up to, not including, 1. */
  unit(): number;
  between(low: number, high: number): number;
  /** Both ends included. */
  whole(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** Mean 0, deviation 1. */
  normal(): number;
  /** A stream of its own, whatever has been drawn here. */
  fork(name: string): Random;
}>;

/** Mulberry32: 32 bits of state, good enough for pictures and noise. */
export function createRandom(seed: number): Random {
  let state = hash(String(seed));
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1));
  return {
    unit,
    between: (low, high) => low + unit() * (high - low),
    whole,
    pick: (list) => list[whole(0, list.length - 1)]!,
    // Box and Muller.
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    fork: (name) => createRandom(hash(`${seed}/${name}`)),
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}
