import type { Plan } from '../plan/plan.ts';

export type YuvFrame = Readonly<{ bytes: Uint8Array; width: number; height: number }>;

/** Share of red and of blue in luma. */
const WEIGHTS: Readonly<Record<Plan['picture']['matrix'], readonly [number, number]>> = {
  bt709: [0.2126, 0.0722],
  smpte170m: [0.299, 0.114],
  bt470bg: [0.299, 0.114],
};

/** A yuv420p frame of limited range as interleaved 8-bit RGB. */
export function yuvToRgb(
  { bytes, width, height }: YuvFrame,
  matrix: Plan['picture']['matrix'],
): Uint8Array {
  const [red, blue] = WEIGHTS[matrix];
  const green = 1 - red - blue;
  // 219 steps of luma and 224 of chroma stand for 255 of RGB.
  const luma = 255 / 219;
  const redFromV = (2 * (1 - red) * 255) / 224;
  const blueFromU = (2 * (1 - blue) * 255) / 224;
  const uAt = width * height;
  const vAt = uAt + uAt / 4;
  // Clamps and rounds by itself.
  const rgb = new Uint8ClampedArray(width * height * 3);
  for (let y = 0, out = 0; y < height; y++) {
    const chromaRow = (y >> 1) * (width >> 1);
    for (let x = 0; x < width; x++, out += 3) {
      const chroma = chromaRow + (x >> 1);
      const light = (bytes[y * width + x]! - 16) * luma;
      const v = (bytes[vAt + chroma]! - 128) * redFromV;
      const u = (bytes[uAt + chroma]! - 128) * blueFromU;
      rgb[out] = light + v;
      rgb[out + 1] = light - (v * red + u * blue) / green;
      rgb[out + 2] = light + u;
    }
  }
  return new Uint8Array(rgb.buffer);
}
