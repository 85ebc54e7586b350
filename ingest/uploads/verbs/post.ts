import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../config/http/problem.ts';
import { signedInAccount } from '../../../config/http/signed-in.ts';
import { beginUpload } from '../begin-upload.ts';
import { finishIfComplete } from '../finish/finish-if-complete.ts';
import { joinUpload } from '../parts/join-upload.ts';
import { planLesson } from '../plan-lesson.ts';
import { planCreation } from '../protocol/plan-creation.ts';
import { readChecksum } from '../protocol/read-checksum.ts';
import { bringsBody, mediaTypeOf } from '../protocol/read-header.ts';
import { TUS_BODY, UPLOADS_PATH } from '../protocol/tus.ts';
import type { Upload } from '../store/upload.ts';
import { takeFirstBytes } from '../take-first-bytes.ts';
import type { UploadsDeps } from '../uploads-deps.ts';
import { tellExpiry } from './tell-expiry.ts';

/** Creation, with the first bytes where the request brings some; a part of a parallel upload; or the joining of parts. */
export async function answerPost(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const creation = planCreation(request.headers);
  const { concat, length, metadata, rawMetadata } = creation;
  if (concat?.kind === 'final') {
    const lesson = await joinUpload(request, { ...creation, parts: concat.parts }, deps);
    return created(reply, lesson.uploadId).header('lesson-id', lesson.id).send();
  }
  const bytesCome = bringsBody(request.headers);
  if (bytesCome && mediaTypeOf(request.headers) !== TUS_BODY) {
    throw new ProblemError('unsupported-media-type');
  }
  const checksum = readChecksum(request.raw);
  const facts = concat ? null : planLesson(metadata, signedInAccount(request), deps.regions);
  const beginning = { facts, length, rawMetadata, endsBy: 'length' } as const;
  const upload = await beginUpload(request, beginning, deps);
  if (upload.lessonId !== null) reply.header('lesson-id', upload.lessonId);
  if (!bytesCome) {
    const finished = await finishIfComplete(upload, deps);
    tellExpiry(reply, { upload, finished }, deps.settings);
    return created(reply, upload.id).send();
  }
  const options = { checksum, prepare: (as: Upload) => as };
  const outcome = await takeFirstBytes(request, upload, options, deps);
  tellExpiry(reply, outcome, deps.settings);
  return created(reply, upload.id).header('upload-offset', outcome.upload.offset).send();
}

function created(reply: FastifyReply, uploadId: string): FastifyReply {
  return reply.code(201).header('location', `${UPLOADS_PATH}/${uploadId}`);
}
