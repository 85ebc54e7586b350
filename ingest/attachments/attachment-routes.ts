import { fastifyMultipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { bodyOf, noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import { LessonParams } from '../lessons/lesson-schema.ts';
import { requireChangeable } from '../lessons/require-changeable.ts';
import { requireLesson } from '../lessons/require-lesson.ts';
import {
  AttachmentKindSchema,
  AttachmentParams,
  AttachmentSchema,
  publicAttachment,
} from './attachment-schema.ts';
import { contentDisposition } from './content-disposition.ts';
import { type AttachmentDeps, receiveAttachment } from './receive-attachment.ts';

type Deps = AttachmentDeps &
  Readonly<{
    /** Milliseconds since 1970. */
    now: () => number;
  }>;

const COLLECTION = '/api/lessons/:id/attachments';
const ONE = '/api/lessons/:id/attachments/:attachmentId';

/** Files that go with a lesson: its design, courseware, exercises. */
export async function attachmentRoutes(server: HttpServer, deps: Deps): Promise<void> {
  const { catalog, media } = deps;
  const access = 'signed-in' as const;
  await server.register(fastifyMultipart, { throwFileSizeLimit: false });

  const readable = (request: FastifyRequest, lessonId: string) =>
    requireLesson(catalog.lessons, lessonId, 'read', signedInAccount(request));
  const changeable = (request: FastifyRequest, lessonId: string) =>
    requireChangeable(deps, lessonId, 'attach', signedInAccount(request));
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
        summary: 'Adds one file to a lesson (multipart/form-data: file, kind)',
        consumes: ['multipart/form-data'],
        params: LessonParams,
        response: { 201: AttachmentSchema },
      },
    },
    async (request, reply) => {
      const lesson = await changeable(request, request.params.id);
      const attachment = await receiveAttachment(request, lesson.id, deps);
      return reply.code(201).send(publicAttachment(attachment));
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
      const lesson = await readable(request, request.params.id);
      return { items: (await catalog.attachments.list(lesson.id)).map(publicAttachment) };
    },
  );

  server.get(
    ONE,
    {
      config: { access },
      schema: {
        summary: 'One file’s content',
        params: AttachmentParams,
        response: {
          200: bodyOf('application/octet-stream', 'The file, of the type it was given as'),
        },
      },
    },
    async (request, reply) => {
      const lesson = await readable(request, request.params.id);
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

  server.patch(
    ONE,
    {
      config: { access },
      schema: {
        summary: 'Calls one file something else',
        params: AttachmentParams,
        body: Type.Object({ kind: AttachmentKindSchema }, { additionalProperties: false }),
        response: { 200: AttachmentSchema },
      },
    },
    async (request) => {
      const { kind } = request.body;
      const lesson = await changeable(request, request.params.id);
      const { id } = await requireAttachment(lesson.id, request.params.attachmentId);
      const changed = await catalog.attachments.changeKind(lesson.id, id, kind);
      if (changed === null) throw new ProblemError('attachment-not-found');
      return publicAttachment(changed);
    },
  );

  server.delete(
    ONE,
    {
      config: { access },
      schema: {
        summary: 'Removes one file',
        params: AttachmentParams,
        response: { 204: noBody('It is gone') },
      },
    },
    async (request, reply) => {
      const lesson = await changeable(request, request.params.id);
      const { id } = await requireAttachment(lesson.id, request.params.attachmentId);
      await catalog.attachments.remove(lesson.id, id);
      await media.remove({ kind: 'attachment', lessonId: lesson.id, attachmentId: id });
      return reply.code(204).send();
    },
  );
}
