/** A motion-tap frame kept for a few seconds. */
export type TinyFrame = Readonly<{
  luma: Uint8Array;
  /** Both chroma planes, one after the other. */
  chroma: Uint8Array;
  width: number;
  height: number;
  /** Luma and both chroma planes at half the size (that of a chroma plane), one after the other. */
  half: Float32Array;
  halfWidth: number;
  halfHeight: number;
}>;

/** Copies a yuv420p frame. */
export function keepFrame(bytes: Uint8Array, width: number, height: number): TinyFrame {
  // Not slice: that of a Buffer would copy nothing.
  const luma = new Uint8Array(bytes.subarray(0, width * height));
  const chroma = new Uint8Array(bytes.subarray(width * height, (width * height * 3) / 2));
  const [halfWidth, halfHeight] = [width / 2, height / 2];
  const pixels = halfWidth * halfHeight;
  const half = new Float32Array(3 * pixels);
  for (let y = 0; y < halfHeight; y += 1) {
    for (let x = 0; x < halfWidth; x += 1) {
      const at = 2 * y * width + 2 * x;
      const sum = luma[at]! + luma[at + 1]! + luma[at + width]! + luma[at + width + 1]!;
      half[y * halfWidth + x] = sum / 4;
    }
  }
  half.set(chroma, pixels);
  return { luma, chroma, width, height, half, halfWidth, halfHeight };
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

/** Standard deviation of a plane. */
export function deviation(plane: Uint8Array): number {
  let [sum, squares] = [0, 0];
  for (const value of plane) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / plane.length;
  return Math.sqrt(Math.max(0, squares / plane.length - mean * mean));
}

/** Share of the pixels whose luma differs by more than so many levels, 0 to 1. */
export function changedShare(a: TinyFrame, b: TinyFrame, levels: number): number {
  let changed = 0;
  for (let index = 0; index < a.luma.length; index += 1) {
    if (Math.abs(a.luma[index]! - b.luma[index]!) > levels) changed += 1;
  }
  return changed / a.luma.length;
}
