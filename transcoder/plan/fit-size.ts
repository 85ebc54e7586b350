export type Size = Readonly<{ width: number; height: number }>;

/** Shrinks a picture until its short side is at most `shortSide`, and its long side `longSide`; even, aspect kept. */
export function fitSize(
  picture: Size,
  bounds: Readonly<{ shortSide: number; longSide: number }>,
): Size {
  const short = Math.min(picture.width, picture.height);
  const long = Math.max(picture.width, picture.height);
  const scale = Math.min(1, bounds.shortSide / short, bounds.longSide / long);
  return { width: even(picture.width * scale), height: even(picture.height * scale) };
}

/** 4:2:0 wants whole pairs of pixels. Down for a size already whole, so that nothing exceeds the source. */
function even(pixels: number): number {
  const rounded = Math.round(pixels);
  const exact = Math.abs(pixels - rounded) < 1e-6;
  return Math.max(2, exact ? rounded - (rounded % 2) : 2 * Math.round(pixels / 2));
}
