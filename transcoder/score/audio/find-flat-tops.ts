export type FlatTops = Readonly<{
  /** Half waves that reach the ceiling of their stretch. */
  reaching: number;
  /** Those among them that stay there. */
  flat: number;
}>;

/** The highest value of the stretch less what a codec's rounding adds to a flat top. */
const CEILING_SHARE = 0.82;
/** How wide a half wave is at these shares of its own height tells a flat top from a round one. */
const HIGH_SHARE = 0.85;
const LOW_SHARE = 0.6;
/** A sine's ratio of these widths is 0.6, however long it is; clipped by 2 dB it is over 0.75. */
const FLAT_RATIO = 0.75;
/** Fewer samples tell no width. */
const LEAST_WIDTH = 6;
/** Fainter than this nothing was driven into a ceiling: −34 dBFS. */
const LEAST_CEILING = 0.02;

/** Counts the half waves at the ceiling of a stretch of one channel. */
export function findFlatTops(samples: Float32Array): FlatTops {
  let ceiling = 0;
  for (let index = 0; index < samples.length; index += 1) {
    const height = Math.abs(samples[index]!);
    if (height > ceiling) ceiling = height;
  }
  if (ceiling < LEAST_CEILING) return { reaching: 0, flat: 0 };
  const limit = ceiling * CEILING_SHARE;
  let reaching = 0;
  let flat = 0;
  let start = 0;
  let peak = 0;
  for (let index = 0; index <= samples.length; index += 1) {
    const value = samples[index] ?? 0;
    if (index < samples.length && value < 0 === samples[start]! < 0) {
      const height = Math.abs(value);
      if (height > peak) peak = height;
      continue;
    }
    if (peak >= limit) {
      const low = widthAbove(samples, start, index, LOW_SHARE * peak);
      if (low >= LEAST_WIDTH) {
        reaching += 1;
        if (widthAbove(samples, start, index, HIGH_SHARE * peak) > FLAT_RATIO * low) flat += 1;
      }
    }
    start = index;
    peak = Math.abs(value);
  }
  return { reaching, flat };
}

function widthAbove(samples: Float32Array, start: number, end: number, height: number): number {
  let width = 0;
  for (let index = start; index < end; index += 1) {
    if (Math.abs(samples[index]!) >= height) width += 1;
  }
  return width;
}
