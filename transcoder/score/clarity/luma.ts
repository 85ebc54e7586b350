/** A picture's brightness, 8 bits a pixel, row by row. */
export type Luma = Readonly<{ data: Uint8Array; width: number; height: number }>;

/** The luma plane of a yuv420p frame; a view, not a copy. */
export function lumaOf(bytes: Uint8Array, width: number, height: number): Luma {
  return { data: bytes.subarray(0, width * height), width, height };
}
