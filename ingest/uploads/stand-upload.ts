import type { FastifyRequest } from 'fastify';
import { finishIfComplete } from './finish/finish-if-complete.ts';
import { requireUpload } from './require-upload.ts';
import type { Upload } from './store/upload.ts';
import type { UploadsDeps } from './uploads-deps.ts';

/** How far an upload is, as it may be told: it survives a power cut. */
export type StandingUpload = Readonly<{
  lessonId: string | null;
  offset: number;
  length: number | null;
  metadata: string;
  /** null: it is finished, and stays. */
  unfinished: Upload | null;
}>;

/**
 * How far an upload is. Whoever still sends bytes of it is broken off first: a client that asks has lost that
 * connection, and what it is told has to hold when it goes on. Throws what requireUpload throws.
 */
export async function standUpload(
  request: FastifyRequest,
  uploadId: string,
  deps: UploadsDeps,
): Promise<StandingUpload> {
  const found = await requireUpload(deps, request, uploadId);
  if (found.upload === null) {
    const { id, sourceSizeBytes, uploadMetadata } = found.lesson;
    const whole = { offset: sourceSizeBytes, length: sourceSizeBytes };
    return { lessonId: id, ...whole, metadata: uploadMetadata, unfinished: null };
  }
  const turn = await deps.turns.take(uploadId);
  try {
    const upload = deps.store.get(uploadId);
    if (upload !== undefined) {
      await deps.store.settle(upload);
      // Its last byte may have come just before a crash.
      const finished = await finishIfComplete(upload, deps);
      if (!finished || upload.lessonId === null) {
        const { lessonId, offset, length, metadata } = upload;
        return { lessonId, offset, length, metadata, unfinished: upload };
      }
    }
  } finally {
    turn.release();
  }
  // It has become its lesson, or is gone, while this request waited.
  return standUpload(request, uploadId, deps);
}
