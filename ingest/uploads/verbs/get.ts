import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { contentDisposition } from '../../attachments/content-disposition.ts';
import { requireUpload } from '../require-upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';

/** A finished upload's bytes, as they came: to be saved, not shown. */
export async function answerGet(
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const { upload, lesson } = await requireUpload(deps, request, uploadId);
  if (upload !== null) throw new ProblemError('upload-not-found');
  return reply
    .type('application/octet-stream')
    .header('content-disposition', contentDisposition(lesson.filename))
    .header('content-length', lesson.sourceSizeBytes)
    .header('cache-control', 'private, no-store')
    .send(await deps.media.read({ kind: 'source', lessonId: lesson.id }));
}
