import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { mediaTypeOf } from '../protocol/read-header.ts';
import { requireUpload } from '../require-upload.ts';
import type { Upload } from '../store/upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { appendToDraft, draftAppending, tellOutcome } from './append-to-draft.ts';
import { DRAFT_BODY, readCompleteness } from './draft.ts';
import { formatLimits } from './format-limits.ts';
import { planLength } from './plan-length.ts';
import { readInteger } from './read-integer.ts';

/** Upload append. */
export async function answerDraftPatch(
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const { headers } = request;
  const complete = readCompleteness(headers);
  const offset = readInteger(headers, 'upload-offset');
  const { maxUploadBytes } = deps.settings;
  // A 413 has to tell the limits too.
  reply.header('upload-limit', formatLimits({ maxSizeBytes: maxUploadBytes }));
  if (mediaTypeOf(headers) !== DRAFT_BODY) throw new ProblemError('unsupported-media-type');
  if (complete === null || offset === null) throw new ProblemError('invalid-request');
  const { upload, lesson } = await requireUpload(deps, request, uploadId);
  if (lesson !== null) reply.header('lesson-id', lesson.id);
  if (upload === null) throw new ProblemError('upload-finished');
  const length = planLength(headers, complete, offset);
  const options = {
    ...draftAppending(request, reply, complete),
    async prepare(now: Upload) {
      if (now.offset === offset) return withLength(now, length, maxUploadBytes);
      await deps.store.settle(now);
      reply.header('upload-offset', now.offset);
      throw new ProblemError('upload-offset');
    },
  };
  const outcome = await appendToDraft(request, uploadId, options, deps);
  if (outcome === null) throw new ProblemError('upload-finished');
  return tellOutcome(reply.code(outcome.finished ? 201 : 204), outcome).send();
}

function withLength(upload: Upload, length: number | null, mostBytes: number): Upload {
  if (length === null) return upload;
  if (upload.length !== null && upload.length !== length) {
    throw new ProblemError('upload-length-conflict');
  }
  if (length > mostBytes) throw new ProblemError('upload-too-large');
  return { ...upload, length };
}
