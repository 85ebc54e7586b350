/** A motion-tap frame kept for a few seconds: luma and both chroma planes, 8 bits. */
export type TinyFrame = Readonly<{
  luma: Uint8Array;
  chroma: Uint8Array;
  width: number;
  height: number;
}>;

/** Copies a yuv420p frame. */
export function keepFrame(bytes: Uint8Array, width: number, height: number): TinyFrame {
  const luma = bytes.slice(0, width * height);
  return { luma, chroma: bytes.slice(width * height, (width * height * 3) / 2), width, height };
}

/** Mean absolute difference of luma plus that of chroma, in levels. */
export function frameChange(a: TinyFrame, b: TinyFrame): number {
  return meanDifference(a.luma, b.luma) + meanDifference(a.chroma, b.chroma);
}

/** Mean absolute difference of two planes. */
export function meanDifference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += Math.abs(a[index]! - b[index]!);
  return sum / a.length;
}

/** Mean of a plane. */
export function meanLevel(plane: Uint8Array): number {
  let sum = 0;
  for (const value of plane) sum += value;
  return sum / plane.length;
}

/** Share of the pixels whose luma differs by more than so many levels, 0 to 1. */
export function changedShare(a: TinyFrame, b: TinyFrame, levels: number): number {
  let changed = 0;
  for (let index = 0; index < a.luma.length; index += 1) {
    if (Math.abs(a.luma[index]! - b.luma[index]!) > levels) changed += 1;
  }
  return changed / a.luma.length;
}
