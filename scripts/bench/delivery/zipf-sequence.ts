/**
 * Indices below `count` as an audience asks for them: the k-th most popular 1/k as often as the first. The same
 * seed gives the same sequence, so that every server is asked the same.
 */
export function zipfSequence(count: number, seed: number): () => number {
  const steps: number[] = [];
  let total = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    total += 1 / rank;
    steps.push(total);
  }
  const random = mulberry32(seed);
  return () => {
    const wanted = random() * total;
    return steps.findIndex((step) => wanted < step);
  };
}

/** A small generator of even numbers from 0 to 1; good enough to choose files by. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
