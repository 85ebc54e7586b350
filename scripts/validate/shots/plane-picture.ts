/** A picture as planes of 4:2:0, 8-bit levels in limited range but not yet rounded. */
export type PlanePicture = Readonly<{
  width: number;
  height: number;
  luma: Float32Array;
  blue: Float32Array;
  red: Float32Array;
}>;

/** Y, U, V; 128 is no colour. */
export type Colour = readonly [number, number, number];

/** A grey picture; even sizes only. */
export function blankPicture(width: number, height: number, level = 16): PlanePicture {
  const chroma = () => new Float32Array((width / 2) * (height / 2)).fill(128);
  const luma = new Float32Array(width * height).fill(level);
  return { width, height, luma, blue: chroma(), red: chroma() };
}

/** Fills a rectangle; what lies outside of the picture is left out. */
export function fillBox(
  picture: PlanePicture,
  [left, top, right, bottom]: readonly [number, number, number, number],
  [y, u, v]: Colour,
): void {
  const { width, height, luma, blue, red } = picture;
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  const [x0, x1] = [clamp(left, width), clamp(right, width)];
  for (let row = clamp(top, height); row < clamp(bottom, height); row += 1) {
    if (x1 > x0) luma.fill(y, row * width + x0, row * width + x1);
    if (row % 2 === 1 || x1 - x0 < 2) continue;
    const start = (row / 2) * (width / 2);
    blue.fill(u, start + (x0 >> 1), start + (x1 >> 1));
    red.fill(v, start + (x0 >> 1), start + (x1 >> 1));
  }
}
