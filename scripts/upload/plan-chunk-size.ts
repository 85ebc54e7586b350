/** How much one request carries. The server counts a chunk when it has come whole: what breaks off is sent again. */
export type ChunkSize = Readonly<{
  bytes: number;
  /** Chunks of this size in a row that arrived. */
  arrived: number;
  /** Whether one was ever lost. */
  lossy: boolean;
}>;

const KIB = 1024;
const SMALLEST_BYTES = 256 * KIB;
const LARGEST_BYTES = 8 * KIB * KIB;
/** On a line that has proved bad, larger chunks are tried less eagerly. */
const ARRIVALS_TO_GROW = { lossless: 1, lossy: 4 };
/** A chunk that takes longer is large enough: a break at its end costs that much time. */
const LONGEST_TO_GROW_MILLISECONDS = 10_000;

/** Small at first, so that a file which is no video is refused early. */
export const FIRST_CHUNK: ChunkSize = { bytes: 1024 * KIB, arrived: 0, lossy: false };

/** The size after a chunk that took so long to arrive, or (null) was lost. */
export function planChunkSize(size: ChunkSize, milliseconds: number | null): ChunkSize {
  const { bytes, lossy } = size;
  if (milliseconds === null) {
    return { bytes: Math.max(SMALLEST_BYTES, bytes / 2), arrived: 0, lossy: true };
  }
  const arrived = size.arrived + 1;
  const grows =
    arrived >= ARRIVALS_TO_GROW[lossy ? 'lossy' : 'lossless'] &&
    milliseconds <= LONGEST_TO_GROW_MILLISECONDS &&
    bytes < LARGEST_BYTES;
  return grows ? { bytes: bytes * 2, arrived: 0, lossy } : { bytes, arrived, lossy };
}
