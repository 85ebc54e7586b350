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
/** Of lines on the grid those with the most bends are left out: a frame on a slide may lie on one by chance. */
const KEPT_SHARE = 0.75;

export type Blocks = Readonly<{
  /** How many times as often the picture bends visibly at the borders of blocks as in their middles; 1 where it has no blocks. */
  visible: number;
  /** The same for bends of any size: the flat patches of a codec short of bits, long before they can be seen. */
  any: number;
  /** By how much larger a share of pixels bends harshly at the borders than in the middles, 0 to 1. */
  harsh: number;
}>;

/** Bends at each place along the lines that are read across the grid. */
type Tally = Readonly<{ lines: number; any: Uint16Array; seen: Uint16Array; harsh: Uint16Array }>;
type Size = 'any' | 'seen' | 'harsh';

/**
 * The codec's blocks, from where brightness bends (second difference) rather than how much: an edge of the scene, be it
 * ever so strong, falls anywhere on the grid, but a codec short of bits leaves the middles of blocks smooth. A deblocking
 * filter moves the bends and does not mend that. A codec's grid has all its lines, so the most bent of them are not asked.
 */
export function measureBlocks({ data, width, height }: Luma): Blocks {
  const step = Math.max(2, Math.round(Math.min(width, height) / LINES));
  const across = tallyLines(
    data,
    { length: width, stride: 1, lines: height, lineStride: width },
    step,
  );
  const down = tallyLines(
    data,
    { length: height, stride: width, lines: width, lineStride: 1 },
    step,
  );
  const share = (size: Size, a: number, b: number) =>
    (keptShare(across, size, a, b) + keptShare(down, size, a, b)) / 2;
  const ratio = (size: Size) => (share(size, 7, 0) + TOO_FEW) / (share(size, 3, 4) + TOO_FEW);
  return {
    visible: ratio('seen'),
    any: ratio('any'),
    harsh: Math.max(0, share('harsh', 7, 0) - share('harsh', 3, 4)),
  };
}

type Lines = Readonly<{ length: number; stride: number; lines: number; lineStride: number }>;

function tallyLines(
  data: Uint8Array,
  { length, stride, lines, lineStride }: Lines,
  step: number,
): Tally {
  const any = new Uint16Array(length);
  const seen = new Uint16Array(length);
  const harsh = new Uint16Array(length);
  let read = 0;
  for (let line = 1; line < lines - 1; line += step) {
    read += 1;
    let index = line * lineStride;
    let before = data[index]!;
    let here = data[index + stride]!;
    index += 2 * stride;
    for (let at = 1; at < length - 1; at += 1, index += stride) {
      const after = data[index]!;
      const bend = before - 2 * here + after;
      if (bend !== 0) any[at]! += 1;
      if (bend >= VISIBLE || bend <= -VISIBLE) seen[at]! += 1;
      if (bend >= HARSH || bend <= -HARSH) harsh[at]! += 1;
      before = here;
      here = after;
    }
  }
  return { lines: read, any, seen, harsh };
}

/** The mean share of bends at two neighbouring places of the grid, of its less bent lines. */
function keptShare({ lines, ...tally }: Tally, size: Size, a: number, b: number): number {
  const bends = tally[size];
  const counts: number[] = [];
  for (let at = 0; at + BLOCK < bends.length; at += BLOCK) {
    counts.push(bends[at + a]! + bends[at + b + (b < a ? BLOCK : 0)]!);
  }
  const kept = Math.ceil(counts.length * KEPT_SHARE);
  if (kept === 0 || lines === 0) return 0;
  counts.sort((one, other) => one - other);
  let sum = 0;
  for (let at = 0; at < kept; at += 1) sum += counts[at]!;
  return sum / (2 * kept * lines);
}
