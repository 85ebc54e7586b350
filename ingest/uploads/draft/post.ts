import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { signedInAccount } from '../../../config/http/signed-in.ts';
import { appendBytes } from '../append-bytes.ts';
import { beginUpload } from '../begin-upload.ts';
import { planLesson } from '../plan-lesson.ts';
import { parseMetadata } from '../protocol/parse-metadata.ts';
import { readHeader } from '../protocol/read-header.ts';
import { UPLOADS_PATH } from '../protocol/tus.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { concludeUpload } from './conclude-upload.ts';
import { formatCompleteness, readCompleteness, tellInterim } from './draft.ts';
import { formatLimits } from './format-limits.ts';
import { planLength } from './plan-length.ts';
import { readContentDigest } from './read-content-digest.ts';
import { readFilename } from './read-filename.ts';

/**
 * Upload creation: the whole file in one request, or its first part. The file's name comes in Content-Disposition, the
 * lesson's facts in Upload-Metadata as tus has it.
 */
export async function answerDraftPost(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const { headers } = request;
  const complete = readCompleteness(headers);
  if (complete === null) throw new ProblemError('invalid-request');
  const rawMetadata = readHeader(headers, 'upload-metadata') ?? '';
  const filename = readFilename(headers);
  const metadata = { ...(filename === '' ? {} : { filename }), ...parseMetadata(rawMetadata) };
  const facts = planLesson(metadata, signedInAccount(request), deps.regions);
  const length = planLength(headers, complete, 0);
  const checksum = readContentDigest(headers);
  const beginning = { facts, length, rawMetadata, endsBy: 'client' } as const;
  const { id, lessonId } = await beginUpload(request, beginning, deps);

  const maxAgeSeconds = deps.settings.uploads.expiresSeconds;
  const limits = formatLimits({ maxSizeBytes: deps.settings.maxUploadBytes, maxAgeSeconds });
  const location = `${UPLOADS_PATH}/${id}`;
  tellInterim(request, reply, { location, 'upload-limit': limits });
  reply.header('location', location).header('lesson-id', lessonId).header('upload-limit', limits);
  const outcome = await appendBytes(
    request,
    id,
    {
      checksum,
      prepare: (upload) => upload,
      onDurable: (offset) => tellInterim(request, reply, { 'upload-offset': String(offset) }),
      ...(complete ? { conclude: concludeUpload } : {}),
    },
    deps,
  );
  if (outcome === null) throw new ProblemError('upload-gone');
  return reply
    .code(201)
    .header('upload-complete', formatCompleteness(outcome.finished))
    .header('upload-offset', outcome.upload.offset)
    .send();
}
