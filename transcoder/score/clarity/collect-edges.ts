import type { Luma } from './luma.ts';

/** About so many rows are read, and as many pixels apart columns: enough edges of any size of picture. */
const LINES = 110;
/** Levels between the two sides of an edge, at least; more where noise would pass for one. */
const MIN_CONTRAST = 16;
const CONTRAST_OVER_NOISE = 8;
const MIN_STEP = 2;
const STEP_OVER_NOISE = 3;
/** A slope goes on through so many levels of noise, and through a plateau of this many pixels. */
const WOBBLE_OVER_NOISE = 1.5;
const PLATEAU = 3;
/** A step at the border of a codec's smallest block may be its doing, and would pass for a sharp edge. */
const BLOCK = 4;
/** A slope is measured between this share of its contrast and the same share below its top. */
const MIDDLE_FROM = 0.2;
/** Overshoot is read beside strong edges, this many edge widths far. */
const MIN_OVERSHOOT_CONTRAST = 50;
const REACH = 2.5;

/** `overshoot`: the smaller of both sides' swing back, as a share of contrast; null where the edge is too faint to say. */
type OnEdge = (x: number, y: number, width: number, overshoot: number | null) => void;

/**
 * Walks some rows and columns of a picture and reports every slope from a dark to a light extreme: where it is steepest,
 * and over how many pixels it passes.
 */
export function collectEdges({ data, width, height }: Luma, noise: number, onEdge: OnEdge): void {
  const step = Math.max(2, Math.round(Math.min(width, height) / LINES));
  for (let y = 2; y < height; y += step) {
    walk(data, y * width, 1, width, noise, (at, edge, overshoot) => onEdge(at, y, edge, overshoot));
  }
  for (let x = 2; x < width; x += step) {
    walk(data, x, width, height, noise, (at, edge, overshoot) => onEdge(x, at, edge, overshoot));
  }
}

function walk(
  data: Uint8Array,
  start: number,
  stride: number,
  length: number,
  noise: number,
  found: (at: number, width: number, overshoot: number | null) => void,
): void {
  const wobble = Math.round(WOBBLE_OVER_NOISE * noise);
  const minContrast = Math.max(MIN_CONTRAST, CONTRAST_OVER_NOISE * noise);
  const minStep = Math.max(MIN_STEP, STEP_OVER_NOISE * noise);
  const last = length - 1;
  let from = 0;
  while (from < last) {
    const first = data[start + from * stride]!;
    let value = data[start + (from + 1) * stride]!;
    if (value === first) {
      from += 1;
      continue;
    }
    const rises = value > first;
    let before = first;
    let extreme = first;
    let to = from;
    let steepest = 0;
    let at = from;
    let level = 0;
    for (let here = from + 1; ; ) {
      const slope = rises ? value - before : before - value;
      if (slope > steepest) {
        steepest = slope;
        at = here - 1;
      }
      const beyond = rises ? value - extreme : extreme - value;
      if (beyond > 0) {
        extreme = value;
        to = here;
        level = 0;
      } else {
        level += 1;
        if (-beyond > wobble || level > PLATEAU) break;
      }
      if (here === last) break;
      before = value;
      here += 1;
      value = data[start + here * stride]!;
    }
    const contrast = Math.abs(extreme - first);
    const onBorder = (at & (BLOCK - 1)) === BLOCK - 1;
    if (contrast >= minContrast && steepest > minStep && !onBorder) {
      const width = rise(from, to, first, extreme);
      const told = contrast >= Math.max(MIN_OVERSHOOT_CONTRAST, 25 * noise);
      found(at, width, told ? swing(from, to, Math.ceil(REACH * width), contrast) : null);
    }
    from = Math.max(to, from + 1);
  }

  /** Pixels that the middle of a slope takes, as many times as the whole is longer: a wobble at either end does not count. */
  function rise(low: number, high: number, foot: number, top: number): number {
    const sign = top > foot ? 1 : -1;
    const begin = crossing(low, high, sign, foot + MIDDLE_FROM * (top - foot));
    const end = crossing(low, high, sign, top - MIDDLE_FROM * (top - foot));
    return (end - begin) / (1 - 2 * MIDDLE_FROM);
  }

  /** Where a slope first reaches a level, between pixels. */
  function crossing(low: number, high: number, sign: number, level: number): number {
    for (let at = low + 1; at <= high; at += 1) {
      const value = data[start + at * stride]!;
      if (sign * (value - level) < 0) continue;
      const before = data[start + (at - 1) * stride]!;
      return at - (value - level) / (value - before);
    }
    return high;
  }

  /** How far the picture comes back after an edge, and went the other way before it: the smaller of both. */
  function swing(low: number, high: number, reach: number, contrast: number): number | null {
    if (low - reach < 0 || high + reach >= length) return null;
    const sign = data[start + high * stride]! > data[start + low * stride]! ? 1 : -1;
    const foot = data[start + low * stride]!;
    const top = data[start + high * stride]!;
    let after = 0;
    let ahead = 0;
    for (let distance = 1; distance <= reach; distance += 1) {
      after = Math.max(after, sign * (top - data[start + (high + distance) * stride]!));
      ahead = Math.max(ahead, sign * (data[start + (low - distance) * stride]! - foot));
    }
    return Math.min(after, ahead) / contrast;
  }
}
