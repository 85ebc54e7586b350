/** A yuv420p picture: Y, then U and V of half the size each, 8 bits, limited range. Width and height are even. */
export type Picture = Readonly<{
  width: number;
  height: number;
  y: Uint8ClampedArray;
  u: Uint8ClampedArray;
  v: Uint8ClampedArray;
  /** The three planes, one behind the other. */
  bytes: Uint8ClampedArray;
}>;

export function createPicture(width: number, height: number): Picture {
  const bytes = new Uint8ClampedArray((width * height * 3) / 2);
  const quarter = (width * height) / 4;
  return {
    ...{ width, height, bytes },
    y: bytes.subarray(0, width * height),
    u: bytes.subarray(width * height, width * height + quarter),
    v: bytes.subarray(width * height + quarter),
  };
}
