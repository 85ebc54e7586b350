import { nameAt, uintAt } from './number-at.ts';

/** Where a box of ISO/IEC 14496-12, 4.2 (and of QuickTime) lies. `end` is Infinity where it reaches to the file's end. */
export type IsoBox = Readonly<{ type: string; contentStart: number; end: number }>;

/** So long may a box's header be: size, type, 64-bit size. */
export const ISO_HEADER_BYTES = 16;

/** A hostile file is made of nothing but empty boxes. */
const MAX_BOXES = 128;

/** The header at `at`; null when it is cut off, or claims to be shorter than itself. */
export function isoBoxAt(bytes: Buffer, at: number): IsoBox | null {
  if (at + 8 > bytes.length) return null;
  const type = nameAt(bytes, at + 4);
  const size = uintAt(bytes, at, 4);
  if (size === 0) return { type, contentStart: at + 8, end: Number.POSITIVE_INFINITY };
  if (size !== 1) return size < 8 ? null : { type, contentStart: at + 8, end: at + size };
  if (at + 16 > bytes.length) return null;
  const longSize = uintAt(bytes, at + 8, 8);
  return longSize < 16 ? null : { type, contentStart: at + 16, end: at + longSize };
}

/** The boxes side by side in another one. Stops at one that does not fit into it. */
export function* isoChildren(parent: Buffer): Generator<{ type: string; content: Buffer }> {
  let at = 0;
  for (let count = 0; count < MAX_BOXES; count += 1) {
    const box = isoBoxAt(parent, at);
    if (box === null) return;
    const end = box.end === Number.POSITIVE_INFINITY ? parent.length : box.end;
    if (end > parent.length) return;
    yield { type: box.type, content: parent.subarray(box.contentStart, end) };
    at = end;
  }
}

/** Walks down by types, the first of each: `mdia`, `minf`, `stbl` … null where one is missing. */
export function findIsoBox(parent: Buffer, ...path: readonly string[]): Buffer | null {
  let inside: Buffer | null = parent;
  for (const type of path) inside = inside && firstOf(inside, type);
  return inside;
}

function firstOf(parent: Buffer, type: string): Buffer | null {
  for (const child of isoChildren(parent)) if (child.type === type) return child.content;
  return null;
}
