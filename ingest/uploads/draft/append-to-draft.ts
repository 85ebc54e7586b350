import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { type AppendOptions, appendBytes, type Outcome } from '../append-bytes.ts';
import { giveUpUpload } from '../give-up-upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { concludeUpload } from './conclude-upload.ts';
import { formatCompleteness, tellInterim } from './draft.ts';
import { readContentDigest } from './read-content-digest.ts';

/** What a request's headers and Upload-Complete make of an appending. Throws `upload-checksum-unknown`. */
export function draftAppending(
  request: FastifyRequest,
  reply: FastifyReply,
  complete: boolean,
): Omit<AppendOptions, 'prepare'> {
  return {
    checksum: readContentDigest(request.headers),
    onDurable: (offset) => tellInterim(request, reply, { 'upload-offset': String(offset) }),
    ...(complete ? { conclude: concludeUpload } : {}),
  };
}

/** Appends; more bytes than were promised make the upload invalid (section 4.4.2). */
export async function appendToDraft(
  request: FastifyRequest,
  uploadId: string,
  options: AppendOptions,
  deps: UploadsDeps,
): Promise<Outcome | null> {
  try {
    return await appendBytes(request, uploadId, options, deps);
  } catch (error) {
    const upload = deps.store.get(uploadId);
    const exceeds = error instanceof ProblemError && error.code === 'upload-too-large';
    if (exceeds && upload !== undefined) await giveUpUpload(upload, deps);
    throw error;
  }
}

/** The answer's headers that say how far the upload is. */
export function tellOutcome(reply: FastifyReply, { finished, upload }: Outcome): FastifyReply {
  return reply
    .header('upload-complete', formatCompleteness(finished))
    .header('upload-offset', upload.offset);
}
