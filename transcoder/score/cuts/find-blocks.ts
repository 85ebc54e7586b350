import type { CameraShift } from './camera-shift.ts';
import type { TinyFrame } from './tiny-frame.ts';

const BLOCK = 8;
/** Around the camera's shift: what zooms, turns and people add to it. */
const REACH = 2;
/** Standard deviation in levels below which a block has nothing to recognise it by ... */
const FLAT = 2.5;
/** ... and from which it is as good a witness as any. */
const RICH = 10;
/** A blank wall or paper says little, but a little. */
const FLAT_WEIGHT = 0.25;
const FLAT_LEVELS = 10;
const FLAT_COLOUR = 6;
/** A lamp, a flash or the camera's exposure changes contrast by this factor at most. */
const MAX_GAIN = 5;
/** Correlation of a block with its place in the other picture: lost at the one, surely found at the other. */
const LOST = 0.5;
const FOUND = 0.85;

/** What was looked for and what of it was not found; weights of blocks. */
export type Search = Readonly<{ lost: number; weight: number }>;

/** Looks for each block of `to` in `from`, where a shift of the camera puts it or near where it was. */
export function findBlocks(from: TinyFrame, to: TinyFrame, shift: CameraShift): Search {
  const tally = { lost: 0, weight: 0 };
  const lit = brightness(from) - brightness(to);
  const places = placesAround(shift);
  for (let y = 0; y + BLOCK <= to.height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= to.width; x += BLOCK) {
      const { mean, deviation } = blockOf(to, x, y);
      if (deviation < FLAT) {
        tally.weight += FLAT_WEIGHT;
        if (!isSamePlain(from, to, x, y, mean + lit)) tally.lost += FLAT_WEIGHT;
        continue;
      }
      const weight = Math.min(1, deviation / RICH);
      const fit = bestFit(from, to, x, y, { mean, deviation, places });
      tally.weight += weight;
      tally.lost += weight * Math.max(0, Math.min(1, (FOUND - fit) / (FOUND - LOST)));
    }
  }
  return tally;
}

function placesAround({ dx, dy }: CameraShift): CameraShift[] {
  const places: CameraShift[] = [];
  for (let ring = 0; ring <= REACH; ring += 1) {
    for (let v = -ring; v <= ring; v += 1) {
      for (let h = -ring; h <= ring; h += 1) {
        if (Math.max(Math.abs(h), Math.abs(v)) !== ring) continue;
        places.push({ dx: dx + h, dy: dy + v });
        const apart = Math.max(Math.abs(dx + h), Math.abs(dy + v)) > REACH;
        if (dx !== 0 || dy !== 0) if (apart) places.push({ dx: h, dy: v });
      }
    }
  }
  return places;
}

/** The best correlation of a block with one of the places; 0 to 1. */
function bestFit(
  from: TinyFrame,
  to: TinyFrame,
  x: number,
  y: number,
  block: Readonly<{ mean: number; deviation: number; places: readonly CameraShift[] }>,
): number {
  const { mean, deviation, places } = block;
  let best = 0;
  for (const { dx, dy } of places) {
    const [left, top] = [x + dx, y + dy];
    if (left < 0 || top < 0 || left + BLOCK > from.width || top + BLOCK > from.height) continue;
    let [sum, squares, both] = [0, 0, 0];
    for (let row = 0; row < BLOCK; row += 1) {
      const there = (top + row) * from.width + left;
      const here = (y + row) * to.width + x;
      for (let column = 0; column < BLOCK; column += 1) {
        const p = from.luma[there + column]!;
        sum += p;
        squares += p * p;
        both += p * (to.luma[here + column]! - mean);
      }
    }
    const pixels = BLOCK * BLOCK;
    const spread = Math.sqrt(Math.max(0, squares / pixels - (sum / pixels) ** 2));
    if (spread * MAX_GAIN < deviation || spread > deviation * MAX_GAIN) continue;
    const fit = both / (pixels * spread * deviation);
    if (fit > best) best = fit;
    if (best >= FOUND) break;
  }
  return best;
}

/** Whether the same place of the other picture is as plain, as bright and of the same colour. */
function isSamePlain(
  from: TinyFrame,
  to: TinyFrame,
  x: number,
  y: number,
  expected: number,
): boolean {
  const { mean, deviation } = blockOf(from, x, y);
  if (deviation > 2 * FLAT || Math.abs(mean - expected) > FLAT_LEVELS) return false;
  const pixels = from.halfWidth * from.halfHeight;
  const at = (y >> 1) * from.halfWidth + (x >> 1) + (BLOCK >> 2) * (from.halfWidth + 1);
  return [at, at + pixels].every(
    (place) => Math.abs(from.chroma[place]! - to.chroma[place]!) <= FLAT_COLOUR,
  );
}

function blockOf(
  { luma, width }: TinyFrame,
  x: number,
  y: number,
): { mean: number; deviation: number } {
  let [sum, squares] = [0, 0];
  for (let row = y; row < y + BLOCK; row += 1) {
    for (let index = row * width + x; index < row * width + x + BLOCK; index += 1) {
      const value = luma[index]!;
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / BLOCK ** 2;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / BLOCK ** 2 - mean * mean)) };
}

/** The median, which a bright screen or a dark coat does not move. */
function brightness({ luma }: TinyFrame): number {
  const counts = new Uint16Array(256);
  for (const level of luma) counts[level]! += 1;
  let [level, seen] = [0, counts[0]!];
  while (2 * seen < luma.length) {
    level += 1;
    seen += counts[level]!;
  }
  return level;
}
