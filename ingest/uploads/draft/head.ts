import type { FastifyReply, FastifyRequest } from 'fastify';
import { standUpload } from '../stand-upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { expiryOf } from '../verbs/tell-expiry.ts';
import { formatCompleteness } from './draft.ts';
import { formatLimits } from './format-limits.ts';

/** Offset retrieval. */
export async function answerDraftHead(
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const { settings, now } = deps;
  const standing = await standUpload(request, uploadId, deps);
  const { lessonId, length, offset, unfinished } = standing;
  const limits =
    unfinished === null ? {} : { maxAgeSeconds: (expiryOf(unfinished, settings) - now()) / 1000 };
  reply
    .code(204)
    .header('cache-control', 'no-store')
    .header('upload-offset', offset)
    .header('upload-complete', formatCompleteness(unfinished === null))
    .header('upload-limit', formatLimits({ maxSizeBytes: settings.maxUploadBytes, ...limits }));
  if (length !== null) reply.header('upload-length', length);
  if (lessonId !== null) reply.header('lesson-id', lessonId);
  if (unfinished !== null && offset > 0) deps.meter.resumed();
  return reply.send();
}
