import { uintAt } from './number-at.ts';

/** Where an element of RFC 8794 lies. `end` is Infinity where its size is unknown. */
export type EbmlElement = Readonly<{ id: number; contentStart: number; end: number }>;

/** So long may an element's header be: identifier and size. */
export const EBML_HEADER_BYTES = 12;

/** A hostile file is made of nothing but empty elements. */
const MAX_ELEMENTS = 512;

/** The header at `at`; null when it is cut off or none. */
export function ebmlElementAt(bytes: Buffer, at: number): EbmlElement | null {
  const idLength = lengthAt(bytes, at);
  const sizeAt = at + idLength;
  const sizeLength = lengthAt(bytes, sizeAt);
  const contentStart = sizeAt + sizeLength;
  if (idLength > 4 || sizeLength > 8 || contentStart > bytes.length) return null;
  // Taken off before it is counted: next to the mark of an 8-byte size, small sizes would be rounded away.
  const mark = 1 << (8 - sizeLength);
  const highest = (bytes[sizeAt]! - mark) * 256 ** (sizeLength - 1);
  const size = highest + uintAt(bytes, sizeAt + 1, sizeLength - 1);
  const isUnknown = size >= 2 ** (7 * sizeLength) - 1;
  const end = isUnknown ? Number.POSITIVE_INFINITY : contentStart + size;
  return { id: uintAt(bytes, at, idLength), contentStart, end };
}

/** The elements side by side in another one. Stops at one that does not fit into it. */
export function* ebmlChildren(parent: Buffer): Generator<{ id: number; content: Buffer }> {
  let at = 0;
  for (let count = 0; count < MAX_ELEMENTS; count += 1) {
    const element = ebmlElementAt(parent, at);
    if (element === null || element.end > parent.length) return;
    yield { id: element.id, content: parent.subarray(element.contentStart, element.end) };
    at = element.end;
  }
}

/** How long the number at `at` is, by its leading zeros; 9 and more where none begins. */
function lengthAt(bytes: Buffer, at: number): number {
  return Math.clz32(bytes[at] ?? 0) - 23;
}
