import { fastifyMultipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { bodyOf, noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { Attachment } from '../../storage/catalog/attachment-store.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import type { LessonAction } from '../lessons/lesson-policy.ts';
import { LessonParams } from '../lessons/lesson-schema.ts';
import { requireLesson } from '../lessons/require-lesson.ts';
import { contentDisposition } from './content-disposition.ts';
import { receiveAttachment } from './receive-attachment.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'media' | 'settings'>;

const Params = Type.Object({
  id: Type.String({ maxLength: 64 }),
  attachmentId: Type.String({ maxLength: 64 }),
});
const AttachmentSchema = Type.Object({
  id: Type.String(),
  lessonId: Type.String(),
  filename: Type.String(),
  contentType: Type.String(),
  sizeBytes: Type.Integer(),
  createdAt: Type.String({ format: 'date-time' }),
});
const COLLECTION = '/api/lessons/:id/attachments';
const ONE = '/api/lessons/:id/attachments/:attachmentId';

/** Files that go with a lesson: its design, courseware, exercises. */
export async function attachmentRoutes(server: HttpServer, deps: Deps): Promise<void> {
  const { catalog, media } = deps;
  const access = 'signed-in' as const;
  await server.register(fastifyMultipart);

  const lessonOf = (request: FastifyRequest, id: string, action: LessonAction) =>
    requireLesson(catalog.lessons, id, action, signedInAccount(request));
  const requireAttachment = async (lessonId: string, id: string) => {
    const attachment = await catalog.attachments.get(lessonId, id);
    if (attachment === null) throw new ProblemError('attachment-not-found');
    return attachment;
  };

  server.post(
    COLLECTION,
    {
      config: { access, longBody: true },
      schema: {
        summary: 'Adds one file to a lesson (multipart/form-data)',
        consumes: ['multipart/form-data'],
        params: LessonParams,
        response: { 201: AttachmentSchema },
      },
    },
    async (request, reply) => {
      const lesson = await lessonOf(request, request.params.id, 'attach');
      const attachment = await receiveAttachment(request, lesson.id, deps);
      return reply.code(201).send(body(attachment));
    },
  );

  server.get(
    COLLECTION,
    {
      config: { access },
      schema: {
        summary: 'A lesson’s files',
        params: LessonParams,
        response: { 200: Type.Object({ items: Type.Array(AttachmentSchema) }) },
      },
    },
    async (request) => {
      const lesson = await lessonOf(request, request.params.id, 'read');
      return { items: (await catalog.attachments.list(lesson.id)).map(body) };
    },
  );

  server.get(
    ONE,
    {
      config: { access },
      schema: {
        summary: 'One file’s content',
        params: Params,
        response: {
          200: bodyOf('application/octet-stream', 'The file, of the type it was given as'),
        },
      },
    },
    async (request, reply) => {
      const lesson = await lessonOf(request, request.params.id, 'read');
      const attachment = await requireAttachment(lesson.id, request.params.attachmentId);
      const path = {
        kind: 'attachment',
        lessonId: lesson.id,
        attachmentId: attachment.id,
      } as const;
      return reply
        .header('content-disposition', contentDisposition(attachment.filename))
        .header('content-length', attachment.sizeBytes)
        .header('cache-control', 'private, no-store')
        .type(attachment.contentType)
        .send(await media.read(path));
    },
  );

  server.delete(
    ONE,
    {
      config: { access },
      schema: {
        summary: 'Removes one file',
        params: Params,
        response: { 204: noBody('It is gone') },
      },
    },
    async (request, reply) => {
      const lesson = await lessonOf(request, request.params.id, 'attach');
      const { id } = await requireAttachment(lesson.id, request.params.attachmentId);
      await catalog.attachments.remove(lesson.id, id);
      await media.remove({ kind: 'attachment', lessonId: lesson.id, attachmentId: id });
      return reply.code(204).send();
    },
  );
}

function body(attachment: Attachment) {
  return { ...attachment, createdAt: new Date(attachment.createdAt).toISOString() };
}
