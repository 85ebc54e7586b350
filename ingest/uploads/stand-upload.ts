import type { FastifyRequest } from 'fastify';
import { finishIfComplete } from './finish/finish-if-complete.ts';
import { formatConcat } from './protocol/parse-concat.ts';
import { requireUpload } from './require-upload.ts';
import type { Upload } from './store/upload.ts';
import type { UploadsDeps } from './uploads-deps.ts';

/** How far an upload is, as it may be told: it survives a power cut. */
export type StandingUpload = Readonly<{
  lessonId: string | null;
  offset: number;
  length: number | null;
  metadata: string;
  /** Upload-Concat; '' for an upload that is no part and has none. */
  concat: string;
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
    const { id: lessonId, sourceSizeBytes, uploadConcat, uploadMetadata } = found.lesson;
    const whole = { offset: sourceSizeBytes, length: sourceSizeBytes, unfinished: null };
    return { lessonId, ...whole, metadata: uploadMetadata, concat: uploadConcat };
  }
  const turn = await deps.turns.take(uploadId);
  try {
    const upload = deps.store.get(uploadId);
    if (upload !== undefined) {
      // Its last byte may have come just before a crash, which may even have left its bytes in the media store.
      const finished = await finishIfComplete(upload, deps);
      if (!finished || upload.lessonId === null) {
        await deps.store.settle(upload);
        const { lessonId, offset, length, metadata } = upload;
        const concat = upload.concat === null ? '' : formatConcat(upload.concat);
        return { lessonId, offset, length, metadata, concat, unfinished: upload };
      }
    }
  } finally {
    turn.release();
  }
  // It has become its lesson, or is gone, while this request waited.
  return standUpload(request, uploadId, deps);
}
