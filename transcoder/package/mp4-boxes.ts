/** One box of an ISO media file (ISO/IEC 14496-12, 4.2). */
export type Box = Readonly<{ type: string /** After size and type. */; content: DataView }>;

/** The boxes that lie side by side in these bytes. Stops at one that is cut off: only headers may have been read. */
export function* readBoxes(bytes: DataView): Generator<Box> {
  for (let at = 0; at + 8 <= bytes.byteLength; ) {
    const size = bytes.getUint32(at);
    const length = size === 1 ? Number(bytes.getBigUint64(at + 8)) : size;
    const header = size === 1 ? 16 : 8;
    if (length < header || at + length > bytes.byteLength) return;
    const content = new DataView(bytes.buffer, bytes.byteOffset + at + header, length - header);
    yield { type: fourCharacters(bytes, at + 4), content };
    at += length;
  }
}

/** Walks down by types, the first of each: `moov`, `trak`, `mdia` … null where one is missing. */
export function findBox(bytes: DataView, ...path: readonly string[]): DataView | null {
  let inside: DataView | null = bytes;
  for (const type of path) {
    if (inside === null) return null;
    inside = [...readBoxes(inside)].find((box) => box.type === type)?.content ?? null;
  }
  return inside;
}

/** findBox, for what must be there. */
export function needBox(bytes: DataView, ...path: readonly string[]): DataView {
  const box = findBox(bytes, ...path);
  if (box === null) throw new Error(`no ${path.join('/')} box`);
  return box;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function fourCharacters(bytes: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => bytes.getUint8(at + offset)));
}
