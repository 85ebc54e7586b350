/** A stretch of a file, in bytes: from `start` up to, but without, `end`. */
export type Part = Readonly<{ start: number; end: number }>;

/** Cuts a file into so many parts, which differ by a byte at most: the server joins such parts without copying them. */
export function planParts(sizeBytes: number, count: number): readonly Part[] {
  const cut = (at: number) => Math.floor((sizeBytes / count) * at);
  return Array.from({ length: count }, (_, index) => ({
    start: cut(index),
    end: index + 1 === count ? sizeBytes : cut(index + 1),
  }));
}
