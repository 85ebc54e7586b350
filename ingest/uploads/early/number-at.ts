/**
 * The unsigned big-endian number of `length` bytes at `at`. Bytes that are not there count as 0: a hostile
 * file must not make its reader throw. Past 2^53 the last digits are lost.
 */
export function uintAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index += 1) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

/** uintAt, little-endian. */
export function uintLeAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = at + length - 1; index >= at; index -= 1) {
    value = value * 256 + (bytes[index] ?? 0);
  }
  return value;
}

/** A signed 32-bit big-endian number. */
export function int32At(bytes: Uint8Array, at: number): number {
  return uintAt(bytes, at, 4) | 0;
}

/** An IEEE 754 number of 4 or 8 bytes, big-endian; of any other length, or cut off, 0. */
export function floatAt(bytes: Buffer, at: number, length: number): number {
  if (at + length > bytes.length) return 0;
  if (length === 4) return bytes.readFloatBE(at);
  return length === 8 ? bytes.readDoubleBE(at) : 0;
}

/** Four characters, as boxes and chunks are named; fewer where the bytes end. */
export function nameAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
