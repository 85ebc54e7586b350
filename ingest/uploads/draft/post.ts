import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { signedInAccount } from '../../../config/http/signed-in.ts';
import { beginUpload } from '../begin-upload.ts';
import { planLesson } from '../plan-lesson.ts';
import { parseMetadata } from '../protocol/parse-metadata.ts';
import { readHeader } from '../protocol/read-header.ts';
import { UPLOADS_PATH } from '../protocol/tus.ts';
import type { Upload } from '../store/upload.ts';
import { takeFirstBytes } from '../take-first-bytes.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { appendToDraft, draftAppending, tellOutcome } from './append-to-draft.ts';
import { readCompleteness, tellInterim } from './draft.ts';
import { formatLimits } from './format-limits.ts';
import { planLength } from './plan-length.ts';
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
  const maxAgeSeconds = deps.settings.uploads.expiresSeconds;
  const limits = formatLimits({ maxSizeBytes: deps.settings.maxUploadBytes, maxAgeSeconds });
  // A 413 has to tell them too.
  reply.header('upload-limit', limits);
  const complete = readCompleteness(headers);
  if (complete === null) throw new ProblemError('invalid-request');
  const rawMetadata = readHeader(headers, 'upload-metadata') ?? '';
  const filename = readFilename(headers);
  const metadata = { ...(filename === '' ? {} : { filename }), ...parseMetadata(rawMetadata) };
  const facts = planLesson(metadata, signedInAccount(request), deps.regions);
  const length = planLength(headers, complete, 0);
  const appending = draftAppending(request, reply, complete);
  const beginning = { facts, length, rawMetadata, endsBy: 'client' } as const;
  const upload = await beginUpload(request, beginning, deps);

  const location = `${UPLOADS_PATH}/${upload.id}`;
  const isTold = tellInterim(request, reply, { location, 'upload-limit': limits });
  if (isTold) reply.header('location', location);
  reply.header('lesson-id', upload.lessonId);
  const options = { ...appending, prepare: (as: Upload) => as };
  const outcome = isTold
    ? await appendToDraft(request, upload.id, options, deps)
    : await takeFirstBytes(request, upload, options, deps);
  if (outcome === null) throw new ProblemError('upload-gone');
  return tellOutcome(reply.code(201).header('location', location), outcome).send();
}
