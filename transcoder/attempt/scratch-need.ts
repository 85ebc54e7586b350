import type { Ladder } from '../../config/ladder.ts';
import type { LessonStep } from '../../storage/queue/job.ts';

/** What is known of a lesson before a step begins. */
export type LessonSize = Readonly<{
  sourceBytes: number;
  durationSeconds: number;
  chunks: number;
}>;

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;
/** Left free for everything else; the lower one lets lessons that were begun be ended, which frees their folders. */
const FLOOR_BEFORE_PREPARE = 2 * GIB;
const FLOOR_BEFORE_CHUNK = GIB / 2;
/** Small frames for the meters. */
const TAP_BYTES_A_MINUTE = 6 * MIB;
/** The first still of a chunk, its last and its best one, at 1080 lines. */
const STILL_BYTES = 3 * 1920 * 1080 * 1.5;
/** Containers and playlists, and the half second by which a capped rate overshoots. */
const OVERHEAD = 1.1;

/** Bytes that must be free before a step begins: what it may write at worst, and a floor. 0 for steps that write little. */
export function scratchNeed(step: LessonStep, size: LessonSize, ladder: Ladder): number {
  switch (step.step) {
    case 'prepare':
      // At worst the source is copied whole twice: into a container that can be sought, and as the top rendition.
      return 2 * size.sourceBytes * OVERHEAD + FLOOR_BEFORE_PREPARE;
    case 'chunk':
      return chunkBytes(size, ladder) + FLOOR_BEFORE_CHUNK;
    default:
      return 0;
  }
}

function chunkBytes({ durationSeconds, chunks }: LessonSize, ladder: Ladder): number {
  const seconds = durationSeconds / Math.max(1, chunks);
  const videoKbps = ladder.video.reduce((sum, rung) => sum + rung.maxBitrateKbps, 0);
  const renditionBytes = ((videoKbps * 1000) / 8) * seconds;
  return renditionBytes * OVERHEAD + (TAP_BYTES_A_MINUTE * seconds) / 60 + STILL_BYTES;
}
