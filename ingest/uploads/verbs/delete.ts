import type { FastifyReply, FastifyRequest } from 'fastify';
import { deleteLesson } from '../../lessons/change-lesson.ts';
import { giveUpUpload } from '../give-up-upload.ts';
import { requireUpload } from '../require-upload.ts';
import type { UploadsDeps } from '../uploads-deps.ts';

/** Gives an upload up; with a finished one goes the lesson that it has become (tus 1.0.0, Termination). */
export async function answerDelete(
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
): Promise<FastifyReply> {
  const { upload, lesson } = await requireUpload(deps, request, uploadId);
  const become = upload === null ? lesson : await giveUpUpload(upload, deps);
  if (become !== null && become.sourceSizeBytes !== null) {
    await deleteLesson(deps, become, request.log);
  }
  return reply.code(204).send();
}
