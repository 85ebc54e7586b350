import { randomBytes, randomInt } from 'node:crypto';
import { open } from 'node:fs/promises';
import { CommandError } from '../../../terminal/run-command.ts';
import { VIDEO_HEAD } from '../video-head.ts';

/** What one upload sends, in memory: nothing but the network and the server is to take time. */
export type UploadBody = Readonly<{ pieces: readonly Buffer[]; sizeBytes: number }>;

/** Gives a body of at most so many bytes; no two are alike, lest one be recognised as sent before. */
export type MakeBody = (mostBytes: number) => UploadBody;

const MIB = 1024 * 1024;
/** CPU time comes in hundredths of a second: less than this shows next to none. */
const SMALLEST_BYTES = 32 * MIB;
const NONCE_BYTES = 16;
const DIFFERENT_BYTES = 64 * 1024;

/**
 * The beginning of a file, or random bytes behind the beginning of a video. Throws CommandError for a file too
 * small to tell anything.
 */
export async function createBodies(file: string | null, mostBytes: number): Promise<MakeBody> {
  const pieces = file === null ? randomPieces(mostBytes) : await readPieces(file, mostBytes);
  return (wanted) => {
    const taken = pieces.slice(0, Math.ceil(wanted / MIB));
    const whole = taken.pop()!;
    // No two lessons are equally long; those that are could be the same.
    const last = Buffer.from(whole.subarray(0, whole.length - randomInt(1, DIFFERENT_BYTES)));
    randomBytes(NONCE_BYTES).copy(last, last.length - NONCE_BYTES);
    const all = [...taken, last];
    return { pieces: all, sizeBytes: all.reduce((sum, piece) => sum + piece.length, 0) };
  };
}

/** One piece over and over takes no memory. */
function randomPieces(sizeBytes: number): readonly Buffer[] {
  const [head, piece] = [randomBytes(MIB), randomBytes(MIB)];
  VIDEO_HEAD.copy(head);
  return Array.from({ length: sizeBytes / MIB }, (_, at) => (at === 0 ? head : piece));
}

/** Whole mebibytes only. */
async function readPieces(file: string, mostBytes: number): Promise<readonly Buffer[]> {
  await using handle = await open(file);
  const sizeBytes = Math.min((await handle.stat()).size, mostBytes);
  if (sizeBytes < SMALLEST_BYTES) {
    throw new CommandError(
      '文件太小，无法测量（至少 32 MiB）',
      'too small to measure: at least 32 MiB',
    );
  }
  const pieces: Buffer[] = [];
  for (let at = 0; at + MIB <= sizeBytes; at += MIB) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MIB), 0, MIB, at);
    if (bytesRead !== MIB) throw new Error(`${file} became shorter`);
    pieces.push(buffer);
  }
  return pieces;
}
