import { noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import { publicLesson } from '../../storage/catalog/lesson.ts';
import {
  type ChangeDeps,
  cancelLesson,
  deleteLesson,
  raiseLesson,
  requestRescore,
  retryLesson,
} from './change-lesson.ts';
import { LessonParams, LessonSchema, RescoreQuery } from './lesson-schema.ts';
import { requireLesson } from './require-lesson.ts';

/** What can be done with a lesson besides reading it. Who may is in lesson-policy.ts. */
export function lessonActionRoutes(server: HttpServer, deps: ChangeDeps): void {
  const { lessons } = deps.catalog;
  const access = 'signed-in' as const;

  server.post(
    '/api/lessons/:id/retry',
    {
      config: { access },
      schema: {
        summary: 'Puts a lesson to work once more',
        params: LessonParams,
        response: { 202: LessonSchema },
      },
    },
    async (request, reply) => {
      const account = signedInAccount(request);
      const lesson = await requireLesson(lessons, request.params.id, 'retry', account);
      const queued = await retryLesson(deps, lesson, request.log);
      return reply.code(202).send(publicLesson(queued));
    },
  );

  server.post(
    '/api/lessons/:id/cancel',
    {
      config: { access },
      schema: {
        summary: 'Stops work on a lesson',
        params: LessonParams,
        response: { 202: LessonSchema },
      },
    },
    async (request, reply) => {
      const account = signedInAccount(request);
      const lesson = await requireLesson(lessons, request.params.id, 'cancel', account);
      const cancelled = await cancelLesson(deps, lesson, request.log);
      return reply.code(202).send(publicLesson(cancelled));
    },
  );

  server.post(
    '/api/lessons/:id/raise',
    {
      config: { access: ['operator', 'admin'] },
      schema: {
        summary: 'Lets a lesson go before others until it is ready',
        params: LessonParams,
        response: { 202: LessonSchema },
      },
    },
    async (request, reply) => {
      const account = signedInAccount(request);
      const lesson = await requireLesson(lessons, request.params.id, 'raise', account);
      const raised = await raiseLesson(deps, lesson, request.log);
      return reply.code(202).send(publicLesson(raised));
    },
  );

  server.post(
    '/api/lessons/:id/rescore',
    {
      config: { access: ['operator', 'admin'] },
      schema: {
        summary: 'Scores a lesson anew from what was measured of it; the report follows in seconds',
        params: LessonParams,
        querystring: RescoreQuery,
        response: { 202: LessonSchema },
      },
    },
    async (request, reply) => {
      const account = signedInAccount(request);
      const lesson = await requireLesson(lessons, request.params.id, 'rescore', account);
      const profile = request.query.profile ?? null;
      await requestRescore(deps, lesson, { profile, by: account.username }, request.log);
      return reply.code(202).send(publicLesson(lesson));
    },
  );

  server.delete(
    '/api/lessons/:id',
    {
      config: { access },
      schema: {
        summary: 'Removes a lesson and all that is its own',
        params: LessonParams,
        response: { 204: noBody('It is gone') },
      },
    },
    async (request, reply) => {
      const account = signedInAccount(request);
      const lesson = await requireLesson(lessons, request.params.id, 'delete', account);
      await deleteLesson(deps, lesson, request.log);
      return reply.code(204).send();
    },
  );
}
