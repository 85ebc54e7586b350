import { nameAt, uintLeAt } from './number-at.ts';

/** A chunk of a RIFF file; a list is named after what it holds: `LIST hdrl`. */
export type RiffChunk = Readonly<{ name: string; contentStart: number; end: number }>;

/** So long may a chunk's header be: name, size, the list's name. */
export const RIFF_HEADER_BYTES = 12;

/** A hostile file is made of nothing but empty chunks. */
const MAX_CHUNKS = 128;

/** The header at `at`, which may be cut off: the size of what is not there is 0. */
export function riffChunkAt(bytes: Buffer, at: number): RiffChunk {
  const name = nameAt(bytes, at);
  const end = at + 8 + uintLeAt(bytes, at + 4, 4);
  if (name !== 'LIST') return { name, contentStart: at + 8, end };
  return { name: `LIST ${nameAt(bytes, at + 8)}`, contentStart: at + RIFF_HEADER_BYTES, end };
}

/** The chunk after this one begins at an even offset. */
export function riffChunkAfter(chunk: RiffChunk): number {
  return chunk.end + (chunk.end % 2);
}

/** The chunks side by side in a list's content. Stops at one that does not fit into it. */
export function* riffChildren(parent: Buffer): Generator<{ name: string; content: Buffer }> {
  let at = 0;
  for (let count = 0; count < MAX_CHUNKS && at + 8 <= parent.length; count += 1) {
    const chunk = riffChunkAt(parent, at);
    if (chunk.end > parent.length) return;
    yield { name: chunk.name, content: parent.subarray(chunk.contentStart, chunk.end) };
    at = riffChunkAfter(chunk);
  }
}
