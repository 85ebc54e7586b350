import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../config/http/problem.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';

/**
 * Answers for an upload whose bytes have become a lesson: it is complete. A client that missed the answer to
 * its last PATCH learns so by HEAD or by sending that PATCH again, and makes no second lesson.
 */
export function answerFinished(
  reply: FastifyReply,
  lesson: LessonRecord,
  patch?: FastifyRequest,
): FastifyReply {
  const size = String(lesson.sourceSizeBytes);
  if (patch !== undefined && patch.headers['upload-offset'] !== size) {
    throw new ProblemError('upload-offset');
  }
  reply.header('upload-offset', size);
  if (patch !== undefined) return reply.code(204).send();
  return reply.header('upload-length', size).header('cache-control', 'no-store').send('');
}
