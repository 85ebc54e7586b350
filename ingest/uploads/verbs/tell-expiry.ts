import type { FastifyReply } from 'fastify';
import type { Settings } from '../../../config/settings.ts';
import type { Outcome } from '../append-bytes.ts';
import type { Upload } from '../store/upload.ts';

/** Milliseconds since 1970 at which an unfinished upload is given up unless more of it comes. */
export function expiryOf(upload: Pick<Upload, 'touchedAt'>, settings: Settings): number {
  return upload.touchedAt + settings.uploads.expiresSeconds * 1000;
}

/** Upload-Expires: an HTTP date (tus 1.0.0, Expiration). A part expires even when all of it is there; a lesson never. */
export function tellExpiry(
  reply: FastifyReply,
  { upload, finished }: Pick<Outcome, 'upload' | 'finished'>,
  settings: Settings,
): void {
  if (finished && upload.lessonId !== null) return;
  reply.header('upload-expires', new Date(expiryOf(upload, settings)).toUTCString());
}
