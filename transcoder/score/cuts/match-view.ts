import type { TinyFrame } from './tiny-frame.ts';

/** How one view lies in another: what is at x, y there is at scale · (x, y) + shift here, from the middle. */
export type ViewMatch = Readonly<{
  scale: number;
  shiftX: number;
  shiftY: number;
  /** Correlation of luma where they overlap, −1 to 1; brightness and contrast do not matter. */
  likeness: number;
}>;

/** Every other pixel tells enough. */
const STRIDE = 2;
const MIN_OVERLAP = 0.4;
/** Deviation of luma, below which there is nothing to match. */
const FLAT = 4;

/** The best match among these scales and shifts (in tenths of the width and height); null: a flat picture. */
export function matchView(
  from: TinyFrame,
  to: TinyFrame,
  { scales, reach }: Readonly<{ scales: readonly number[]; reach: number }>,
): ViewMatch | null {
  let best: ViewMatch | null = null;
  const reachX = Math.round((reach * from.width) / 10);
  const reachY = Math.round((reach * from.height) / 10);
  for (const scale of scales) {
    for (let shiftY = -reachY; shiftY <= reachY; shiftY += 1) {
      for (let shiftX = -reachX; shiftX <= reachX; shiftX += 1) {
        const likeness = correlate(from, to, scale, shiftX, shiftY);
        if (likeness !== null && (best === null || likeness > best.likeness)) {
          best = { scale, shiftX, shiftY, likeness };
        }
      }
    }
  }
  return best;
}

/** Calls back with the indices of pixels that show the same in both. */
export function eachMatch(
  { width, height }: Pick<TinyFrame, 'width' | 'height'>,
  { scale, shiftX, shiftY }: Omit<ViewMatch, 'likeness'>,
  take: (from: number, to: number) => void,
): void {
  for (let y = 0; y < height; y += STRIDE) {
    const atY = Math.round((y - height / 2) * scale + shiftY + height / 2);
    if (atY < 0 || atY >= height) continue;
    for (let x = 0; x < width; x += STRIDE) {
      const atX = Math.round((x - width / 2) * scale + shiftX + width / 2);
      if (atX >= 0 && atX < width) take(y * width + x, atY * width + atX);
    }
  }
}

/** null: too little overlaps, or it is flat. */
function correlate(
  from: TinyFrame,
  to: TinyFrame,
  scale: number,
  shiftX: number,
  shiftY: number,
): number | null {
  let [count, a, b, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  eachMatch(from, { scale, shiftX, shiftY }, (there, here) => {
    const [p, q] = [from.luma[there]!, to.luma[here]!];
    count += 1;
    a += p;
    b += q;
    aa += p * p;
    bb += q * q;
    ab += p * q;
  });
  const pixels = (from.width * from.height) / STRIDE ** 2;
  // Of the smaller of both views: seen twice as large, only a quarter of the picture is in the other.
  if (count < MIN_OVERLAP * pixels * Math.min(1, 1 / scale ** 2)) return null;
  const varianceA = aa / count - (a / count) ** 2;
  const varianceB = bb / count - (b / count) ** 2;
  if (varianceA < FLAT ** 2 || varianceB < FLAT ** 2) return null;
  return (ab / count - (a * b) / count ** 2) / Math.sqrt(varianceA * varianceB);
}
