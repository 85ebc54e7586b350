/** Loudness of a mean square of K-weighted samples summed over the channels (BS.1770-4, equation 2). */
export function toLufs(meanSquare: number): number {
  return -0.691 + 10 * Math.log10(meanSquare);
}

/** The mean square that has this loudness. */
export function toMeanSquare(lufs: number): number {
  return 10 ** ((lufs + 0.691) / 10);
}

/** Blocks at or below this loudness are never counted (BS.1770-4, equation 4). */
export const ABSOLUTE_GATE_LUFS = -70;

/** In LUFS, or null where it is not above the absolute gate. */
export function audibleLufs(meanSquare: number): number | null {
  const lufs = toLufs(meanSquare);
  return lufs > ABSOLUTE_GATE_LUFS ? lufs : null;
}
