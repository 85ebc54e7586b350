import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { appendBytes, type Outcome } from '../append-bytes.ts';
import { mediaTypeOf, readByteCount } from '../protocol/read-header.ts';
import { requireUpload } from '../require-upload.ts';
import type { Upload } from '../store/upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { concludeUpload } from './conclude-upload.ts';
import { DRAFT_BODY, formatCompleteness, readCompleteness, tellInterim } from './draft.ts';
import { planLength } from './plan-length.ts';
import { readContentDigest } from './read-content-digest.ts';

/** Upload append. */
export async function answerDraftPatch(
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const { headers } = request;
  const complete = readCompleteness(headers);
  const offset = readByteCount(headers, 'upload-offset');
  if (mediaTypeOf(headers) !== DRAFT_BODY) throw new ProblemError('unsupported-media-type');
  if (complete === null || offset === null) throw new ProblemError('invalid-request');
  const { upload, lesson } = await requireUpload(deps, request, uploadId);
  if (lesson !== null) reply.header('lesson-id', lesson.id);
  if (upload === null) throw new ProblemError('upload-finished');
  const length = planLength(headers, complete, offset);
  const outcome = await append(request, uploadId, deps, {
    checksum: readContentDigest(headers),
    prepare(now) {
      if (now.offset === offset) return withLength(now, length);
      reply.header('upload-offset', now.offset);
      throw new ProblemError('upload-offset');
    },
    onDurable: (at) => tellInterim(request, reply, { 'upload-offset': String(at) }),
    ...(complete ? { conclude: concludeUpload } : {}),
  });
  if (outcome === null) throw new ProblemError('upload-finished');
  return reply
    .code(outcome.finished ? 201 : 204)
    .header('upload-complete', formatCompleteness(outcome.finished))
    .header('upload-offset', outcome.upload.offset)
    .send();
}

/** More bytes than were promised make the upload invalid (section 4.4.2). */
async function append(
  request: FastifyRequest,
  uploadId: string,
  deps: UploadsDeps,
  options: Parameters<typeof appendBytes>[2],
): Promise<Outcome | null> {
  try {
    return await appendBytes(request, uploadId, options, deps);
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'upload-too-large') {
      const lessonId = deps.store.get(uploadId)?.lessonId ?? null;
      if (lessonId !== null) await deps.catalog.lessons.cancel(lessonId);
      await deps.discardUpload(uploadId);
    }
    throw error;
  }
}

function withLength(upload: Upload, length: number | null): Upload {
  if (length === null) return upload;
  if (upload.length !== null && upload.length !== length) {
    throw new ProblemError('upload-length-conflict');
  }
  return { ...upload, length };
}
