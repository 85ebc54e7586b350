import type { FastifyReply } from 'fastify';
import type { Settings } from '../../../config/settings.ts';
import type { Upload } from '../store/upload.ts';

/** Milliseconds since 1970 at which an unfinished upload is given up unless more of it comes. */
export function expiryOf(upload: Pick<Upload, 'touchedAt'>, settings: Settings): number {
  return upload.touchedAt + settings.uploads.expiresSeconds * 1000;
}

/** Upload-Expires: an HTTP date (tus 1.0.0, Expiration). */
export function tellExpiry(reply: FastifyReply, upload: Upload, settings: Settings): void {
  reply.header('upload-expires', new Date(expiryOf(upload, settings)).toUTCString());
}
