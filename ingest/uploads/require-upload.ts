import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import { judgeAction } from '../lessons/lesson-policy.ts';

/** The lesson of an upload that this request may touch. Throws `upload-not-found`, `not-allowed`, `upload-gone`. */
export async function requireUpload(
  lessons: Pick<LessonStore, 'findByUpload'>,
  request: FastifyRequest,
  uploadId: string,
): Promise<LessonRecord> {
  const lesson = await lessons.findByUpload(uploadId);
  if (lesson === null) throw new ProblemError('upload-not-found');
  const verdict = judgeAction('upload', signedInAccount(request), lesson);
  if (verdict === 'hidden') throw new ProblemError('upload-not-found');
  if (verdict === 'forbidden') throw new ProblemError('not-allowed');
  if (lesson.state === 'cancelled' && lesson.sourceSizeBytes === null) {
    throw new ProblemError('upload-gone');
  }
  return lesson;
}
