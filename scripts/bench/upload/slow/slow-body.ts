import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { VIDEO_HEAD } from '../video-head.ts';

/** A teacher's bad line: 32 KiB/s. */
const PIECE_BYTES = 16 * 1024;
export const PIECES_PER_SECOND = 2;
const NOISE = randomBytes(PIECE_BYTES);

/** The bytes of one of many slow uploads; no two pieces of all uploads are alike. */
export type SlowBody = Readonly<{ upload: number; pieces: number }>;

export function slowBodyBytes({ pieces }: SlowBody): number {
  return pieces * PIECE_BYTES;
}

/** One piece after another, with the pause of a slow line in between. */
export async function* sendSlowly(body: SlowBody, signal: AbortSignal): AsyncGenerator<Buffer> {
  for (let at = 0; at < body.pieces; at += 1) {
    if (at > 0) await wait(1000 / PIECES_PER_SECOND, undefined, { signal });
    yield pieceOf(body, at);
  }
}

/** SHA-256 of everything that is sent, in hex. */
export function slowBodyDigest(body: SlowBody): string {
  const hash = createHash('sha256');
  for (let at = 0; at < body.pieces; at += 1) hash.update(pieceOf(body, at));
  return hash.digest('hex');
}

function pieceOf({ upload }: SlowBody, at: number): Buffer {
  const piece = Buffer.from(NOISE);
  if (at === 0) VIDEO_HEAD.copy(piece);
  piece.writeUInt32BE(upload, VIDEO_HEAD.length);
  piece.writeUInt32BE(at, VIDEO_HEAD.length + 4);
  return piece;
}
