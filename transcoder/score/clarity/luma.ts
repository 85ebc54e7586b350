/** A picture's brightness, 8 bits a pixel, row by row. */
export type Luma = Readonly<{ data: Uint8Array; width: number; height: number }>;

/** The luma plane of a yuv420p frame; a view, not a copy. */
export function lumaOf(bytes: Uint8Array, width: number, height: number): Luma {
  return { data: bytes.subarray(0, width * height), width, height };
}

/** Half the size, each pixel the mean of four; an odd last row or column is left out. */
export function halveLuma({ data, width, height }: Luma): Luma {
  const halfWidth = width >> 1;
  const halfHeight = height >> 1;
  const half = new Uint8Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y += 1) {
    let source = 2 * y * width;
    const end = (y + 1) * halfWidth;
    for (let target = y * halfWidth; target < end; target += 1) {
      half[target] =
        (data[source]! +
          data[source + 1]! +
          data[source + width]! +
          data[source + width + 1]! +
          2) >>
        2;
      source += 2;
    }
  }
  return { data: half, width: halfWidth, height: halfHeight };
}
