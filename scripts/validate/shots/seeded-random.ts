/** Repeatable random numbers with the draws that a generator of material needs. */
export type Random = Readonly<{
  /** 0 to 1. */
  share(): number;
  between(low: number, high: number): number;
  /** low to high, both included. */
  whole(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  chance(probability: number): boolean;
}>;

/** mulberry32: the same seed, the same material, on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed;
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + share() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    share,
    between,
    whole,
    pick: (items) => items[whole(0, items.length - 1)]!,
    chance: (probability) => share() < probability,
  };
}
