/** How large the chunks are that a line carries; bytes. */
export const CHUNK_BYTES = { first: 1 << 20, least: 1 << 18, most: 8 << 20 } as const;

/** A chunk with a checksum counts as a whole or not at all: what takes longer than this is too much to lose. */
const AIM_SECONDS = 10;

/** What became of a chunk: it took so many seconds, or the line broke under it. */
export type ChunkOutcome = Readonly<{ bytes: number; seconds: number }> | 'lost';

/** How large the next chunk is, after one of `bytes`; always a power of two between the least and the most. */
export function planChunk(bytes: number, outcome: ChunkOutcome): number {
  if (outcome === 'lost') return Math.max(CHUNK_BYTES.least, bytes / 4);
  // The end of a file is too short to tell the line's speed.
  if (outcome.bytes < bytes) return bytes;
  const fitting = (outcome.bytes / Math.max(outcome.seconds, 0.001)) * AIM_SECONDS;
  const power = 2 ** Math.floor(Math.log2(fitting));
  return Math.min(CHUNK_BYTES.most, bytes * 4, Math.max(CHUNK_BYTES.least, power));
}
