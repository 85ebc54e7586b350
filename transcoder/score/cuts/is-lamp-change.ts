import { cameraShift } from './camera-shift.ts';
import { edges } from './edges.ts';
import type { TinyFrame } from './tiny-frame.ts';

/** A lamp only adds light: no part of the picture's levels lies lower by more than this. */
const DARKER_LEVELS = 5;
/** Of the mean luma: less is no light to speak of. */
export const LIT_LEVELS = 4;
/** Where the levels are compared: shares of the pixels, from the darkest. */
const SHARES = [0.05, 0.15, 0.3, 0.5, 0.7, 0.85] as const;
/** A frame of one colour was put there by an editor, not by a lamp. */
const CONSTANT_RANGE = 6;
/** Levels from pixel to pixel at half size: an edge in the light, and what of it is to be seen without. */
const EDGE = 10;
const TRACE = 1.5;
/** Edges that agree less those that are turned about: of unlike pictures as many as the others, by chance. */
const KEPT_BY_LAMP = 0.75;
/** Burnt parts and a rolling shutter's border make edges of their own. */
const KEPT_BY_FLASH = 0.5;
/** Fewer edges than this share of the pixels say nothing. */
const FEW_EDGES = 0.02;
const BORDER_SHARE = 0.5;
/** Where a flash leaves no edges, it has burnt much of the picture. */
const BURNT_LEVEL = 225;
const MIN_BURNT = 0.2;

/** Whether two pictures are one scene with more or less light: lamps, a projector that lights up the room. */
export function isLampChange(a: TinyFrame, b: TinyFrame): boolean {
  const [one, other] = [levels(a), levels(b)];
  if (isLighter(one, other)) return keptEdges(b, a) >= KEPT_BY_LAMP;
  return isLighter(other, one) && keptEdges(a, b) >= KEPT_BY_LAMP;
}

/** Whether `lit` is `dark` under a flash, which may leave little of it; for frames between dark ones only. */
export function isFlashLit(dark: TinyFrame, lit: TinyFrame): boolean {
  if (!isLighter(levels(lit), levels(dark))) return false;
  const kept = keptEdges(dark, lit);
  return Number.isNaN(kept) ? burntShare(lit) >= MIN_BURNT : kept >= KEPT_BY_FLASH;
}

/** Whether nothing is left but light. */
export function isBurntOut(frame: TinyFrame): boolean {
  return burntShare(frame) === 1;
}

type Levels = Readonly<{ mean: number; shares: readonly number[]; range: number }>;

/** Levels of a picture wherever they lie: a camera that moves on under a flash changes them little. */
function levels({ luma }: TinyFrame): Levels {
  const sorted = new Uint8Array(luma).sort();
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const sum = sorted.reduce((total, value) => total + value, 0);
  return { mean: sum / sorted.length, shares: SHARES.map(at), range: at(1) - at(0) };
}

function isLighter(lit: Levels, dark: Levels): boolean {
  return (
    lit.mean - dark.mean >= LIT_LEVELS &&
    lit.range > CONSTANT_RANGE &&
    lit.shares.every((level, index) => level >= dark.shares[index]! - DARKER_LEVELS)
  );
}

/**
 * How much of the edges that the light has left is there without it, −1 to 1: light grows and clips, but never turns
 * the order of neighbours about. NaN: there are hardly any.
 */
function keptEdges(dark: TinyFrame, lit: TinyFrame): number {
  const { halfWidth: width, halfHeight: height } = lit;
  const [before, now] = [edges(dark), edges(lit)];
  const shift = cameraShift(dark, lit);
  const kept = [{ dx: 0, dy: 0 }, shift].map(({ dx, dy }) => {
    const [h, v] = [dx >> 1, dy >> 1];
    let [found, all] = [0, 0];
    for (let y = Math.max(1, 1 - v); y < Math.min(height, height - v) - 2; y += 1) {
      const border = isShutterBorder(now, y, width);
      for (let x = Math.max(1, 1 - h); x < Math.min(width, width - h) - 2; x += 1) {
        for (const way of [0, 1]) {
          const edge = now[2 * (y * width + x) + way]!;
          if (Math.abs(edge) < EDGE || (way === 1 && border)) continue;
          all += 1;
          const trace =
            around(before, 2 * ((y + v) * width + x + h) + way, width) * Math.sign(edge);
          if (Math.abs(trace) > TRACE) found += Math.sign(trace);
        }
      }
    }
    return all < FEW_EDGES * width * height ? Number.NaN : found / all;
  });
  return Math.max(...kept);
}

/** Where the lines that a rolling shutter has lit end: most of a line steps the same way. */
function isShutterBorder(slopes: Float32Array, y: number, width: number): boolean {
  let steps = 0;
  for (let x = 0; x < width; x += 1) {
    const slope = slopes[2 * (y * width + x) + 1]!;
    if (Math.abs(slope) >= EDGE) steps += Math.sign(slope);
  }
  return Math.abs(steps) > BORDER_SHARE * width;
}

function burntShare({ luma }: TinyFrame): number {
  return luma.reduce((count, level) => (level >= BURNT_LEVEL ? count + 1 : count), 0) / luma.length;
}

/** The slope there and right beside it, so that a shaky hand does not turn it about. */
function around(slopes: Float32Array, at: number, width: number): number {
  const across = slopes[at - 2]! + slopes[at + 2]!;
  return slopes[at]! + 0.5 * (across + slopes[at - 2 * width]! + slopes[at + 2 * width]!);
}
