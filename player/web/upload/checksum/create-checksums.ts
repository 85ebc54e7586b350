import type { Digest } from './create-digest.ts';

/** Checksums of one file's chunks: `sha256 BASE64`, or null where this browser cannot hash. Throws UnreadableFile. */
export type Checksums = (startByte: number, chunk: Blob) => Promise<string | null>;

/**
 * Hashes a chunk, and the one after it while that first one is on the line, so that the line does not wait for the
 * hash.
 */
export function createChecksums(file: Blob, chunkBytes: () => number, digest: Digest): Checksums {
  let ahead: Readonly<{
    startByte: number;
    endByte: number;
    digest: Promise<string | null>;
  }> | null = null;
  return async (startByte, chunk) => {
    const endByte = startByte + chunk.size;
    const isKnown = ahead?.startByte === startByte && ahead.endByte === endByte;
    const hashed = isKnown && ahead !== null ? ahead.digest : digest(chunk);
    ahead = null;
    const value = await hashed;
    if (value === null) return null;
    const nextEnd = Math.min(file.size, endByte + chunkBytes());
    if (nextEnd > endByte) {
      const next = digest(file.slice(endByte, nextEnd));
      // Whoever asks for it hears of an error; nobody may ever ask.
      next.catch(() => undefined);
      ahead = { startByte: endByte, endByte: nextEnd, digest: next };
    }
    return `sha256 ${value}`;
  };
}
