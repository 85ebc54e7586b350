import type { Luma } from './luma.ts';

/** Every codec of the web works in blocks whose borders fall on multiples of 8. */
const BLOCK = 8;
/** About so many rows are read, and as many pixels apart columns. */
const LINES = 120;
/** A bend of this many levels can be seen; one of a single level is what rounding leaves of a smooth wall. */
const VISIBLE = 2;
/** A bend of this many levels is a step that nobody misses. */
const HARSH = 6;
/** Bends in so small a share of the pixels say nothing of blocks: what is added to both sides of the ratio. */
const TOO_FEW = 0.02;

export type Blocks = Readonly<{
  /** How many times as often the picture bends visibly at the borders of blocks as in their middles; 1 where it has no blocks. */
  visible: number;
  /** The same for bends of any size: the flat patches of a codec short of bits, long before they can be seen. */
  any: number;
  /** By how much larger a share of pixels bends harshly at the borders than in the middles, 0 to 1. */
  harsh: number;
}>;

/**
 * The codec's blocks, from where brightness bends (second difference) rather than how much: an edge of the scene, be it
 * ever so strong, falls anywhere on the grid, but a codec short of bits leaves the middles of blocks smooth. A deblocking
 * filter moves the bends and does not mend that.
 */
export function measureBlocks({ data, width, height }: Luma): Blocks {
  const step = Math.max(2, Math.round(Math.min(width, height) / LINES));
  const count = new Uint32Array(BLOCK);
  const some = new Uint32Array(BLOCK);
  const seen = new Uint32Array(BLOCK);
  const harsh = new Uint32Array(BLOCK);
  for (let y = 1; y < height - 1; y += step) {
    tally(y * width, 1, width);
  }
  for (let x = 1; x < width - 1; x += step) {
    tally(x, width, height);
  }
  return {
    visible: ratio(seen),
    any: ratio(some),
    harsh: Math.max(0, share(harsh, 7, 0) - share(harsh, 3, 4)),
  };

  function tally(start: number, stride: number, length: number): void {
    let before = data[start]!;
    let here = data[start + stride]!;
    for (let at = 1, index = start + 2 * stride; at < length - 1; at += 1, index += stride) {
      const after = data[index]!;
      const bend = before - 2 * here + after;
      const phase = at & 7;
      count[phase]! += 1;
      if (bend !== 0) some[phase]! += 1;
      if (bend >= VISIBLE || bend <= -VISIBLE) seen[phase]! += 1;
      if (bend >= HARSH || bend <= -HARSH) harsh[phase]! += 1;
      before = here;
      here = after;
    }
  }

  function ratio(bends: Uint32Array): number {
    return (share(bends, 7, 0) + TOO_FEW) / (share(bends, 3, 4) + TOO_FEW);
  }

  function share(bends: Uint32Array, a: number, b: number): number {
    return (bends[a]! + bends[b]!) / Math.max(1, count[a]! + count[b]!);
  }
}
