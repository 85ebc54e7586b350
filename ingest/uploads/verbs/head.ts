import type { FastifyReply, FastifyRequest } from 'fastify';
import { standUpload } from '../stand-upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { tellExpiry } from './tell-expiry.ts';

/** How much has arrived, and what is known of the rest. */
export async function answerHead(
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const standing = await standUpload(request, uploadId, deps);
  const { concat, lessonId, length, metadata, offset, unfinished } = standing;
  reply.header('cache-control', 'no-store').header('upload-offset', offset);
  if (length === null) reply.header('upload-defer-length', '1');
  else reply.header('upload-length', length);
  if (metadata !== '') reply.header('upload-metadata', metadata);
  if (lessonId !== null) reply.header('lesson-id', lessonId);
  if (concat !== '') reply.header('upload-concat', concat);
  if (unfinished !== null) {
    tellExpiry(reply, { upload: unfinished, finished: false }, deps.settings);
    if (offset > 0) deps.meter.resumed();
  }
  return reply.send('');
}
