import type { FastifyReply, FastifyRequest } from 'fastify';
import { deleteLesson } from '../../lessons/change-lesson.ts';
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
  if (upload === null) {
    await deleteLesson(deps, lesson, request.log);
  } else {
    if (lesson !== null) await deps.catalog.lessons.cancel(lesson.id);
    await deps.discardUpload(uploadId);
  }
  return reply.code(204).send();
}
