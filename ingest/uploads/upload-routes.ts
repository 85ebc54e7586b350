import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { bodyOf, noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { ProblemError } from '../../config/http/problem.ts';
import { speaksDraft } from './draft/draft.ts';
import { answerDraftHead } from './draft/head.ts';
import { answerDraftPatch } from './draft/patch.ts';
import { answerDraftPost } from './draft/post.ts';
import { methodOf } from './protocol/method-of.ts';
import { TUS_VERSION, UPLOADS_PATH } from './protocol/tus.ts';
import { drainBody } from './receive/drain-body.ts';
import type { UploadsDeps } from './uploads-deps.ts';
import { answerDelete } from './verbs/delete.ts';
import { answerGet } from './verbs/get.ts';
import { answerHead } from './verbs/head.ts';
import { answerOptions } from './verbs/options.ts';
import { answerPatch } from './verbs/patch.ts';
import { answerPost } from './verbs/post.ts';

const UPLOAD_URL = `${UPLOADS_PATH}/:id`;
const Params = Type.Object({ id: Type.String({ maxLength: 64 }) });
const TOLD = ['Lesson-Id', 'Upload-Offset', 'Upload-Expires'];
/** Of requests that a tus client sends without naming its version. */
const VERSIONLESS = ['OPTIONS', 'GET'];
const ALLOWED = 'DELETE, GET, HEAD, OPTIONS, PATCH';

type OfUpload = FastifyRequest<{ Params: { id: string } }>;
type Answer = (
  request: FastifyRequest,
  reply: FastifyReply,
  uploadId: string,
  deps: UploadsDeps,
) => Promise<FastifyReply>;

/** By method: in tus, and in the draft where it differs. */
const ANSWERS: Readonly<Record<string, readonly [Answer, Answer]>> = {
  HEAD: [answerHead, answerDraftHead],
  PATCH: [answerPatch, answerDraftPatch],
  DELETE: [answerDelete, answerDelete],
  GET: [answerGet, answerGet],
};

/**
 * Two protocols on the same URLs, told apart by their headers: tus 1.0.0
 * (https://tus.io/protocols/resumable-upload) and the IETF draft that is to succeed it.
 */
export function uploadRoutes(server: HttpServer, deps: UploadsDeps): void {
  server.addHook('onRequest', async (request) => {
    const { headers } = request;
    if (speaksDraft(headers) || VERSIONLESS.includes(methodOf(request))) return;
    // Clients that speak another version are told ours, as the protocol asks.
    if (headers['tus-resumable'] !== TUS_VERSION) throw new ProblemError('upload-version');
  });
  // Also to what was refused before it came here: without a session, from another site.
  server.addHook('onSend', async ({ headers, raw }, reply) => {
    drainBody(raw);
    if (speaksDraft(headers)) return;
    reply.header('tus-resumable', TUS_VERSION).header('tus-version', TUS_VERSION);
  });

  const options = noBody('Versions, extensions, limits', ['Tus-Extension', 'Tus-Max-Size']);
  for (const url of [UPLOADS_PATH, UPLOAD_URL]) {
    server.options(
      url,
      {
        config: { access: 'public' },
        schema: { summary: 'What this server can do', response: { 204: options } },
      },
      (_request, reply) => answerOptions(reply, deps.settings.maxUploadBytes),
    );
  }

  const config = { access: ['teacher', 'operator', 'admin'], longBody: true } as const;
  const created = noBody('Where its bytes go, and its lesson', ['Location', ...TOLD]);
  // Most tus servers' addresses end in a slash, and so do their clients' settings.
  for (const url of [UPLOADS_PATH, `${UPLOADS_PATH}/`]) {
    const hide = url !== UPLOADS_PATH;
    const summary = 'Announces an upload and its lesson';
    server.post(
      url,
      { config, schema: { summary, hide, response: { 201: created } } },
      (request, reply) =>
        speaksDraft(request.headers)
          ? answerDraftPost(request, reply, deps)
          : answerPost(request, reply, deps),
    );
  }

  const answer = (request: OfUpload, reply: FastifyReply) => {
    const [tus, draft] = ANSWERS[methodOf(request)] ?? [];
    const chosen = speaksDraft(request.headers) ? draft : tus;
    if (chosen === undefined) {
      reply.header('allow', ALLOWED);
      throw new ProblemError('method-not-allowed');
    }
    return chosen(request, reply, request.params.id, deps);
  };
  const schema = { params: Params };
  server.head(
    UPLOAD_URL,
    {
      config: { ...config, swagger: { exposeHeadRoute: true } },
      schema: {
        ...schema,
        summary: 'How much of an upload has arrived',
        response: { 200: noBody('So much', [...TOLD, 'Upload-Length', 'Upload-Metadata']) },
      },
    },
    answer,
  );
  server.patch(
    UPLOAD_URL,
    {
      config,
      schema: {
        ...schema,
        summary: 'More bytes',
        response: { 204: noBody('They are stored', TOLD) },
      },
    },
    answer,
  );
  server.post(
    UPLOAD_URL,
    {
      config,
      schema: { ...schema, summary: 'Another method, named by X-HTTP-Method-Override' },
    },
    answer,
  );
  server.delete(
    UPLOAD_URL,
    {
      config,
      schema: {
        ...schema,
        summary: 'Gives an upload up; a finished one’s lesson goes with it',
        response: { 204: noBody('It is gone') },
      },
    },
    answer,
  );
  server.get(
    UPLOAD_URL,
    {
      config,
      schema: {
        ...schema,
        summary: 'A finished upload’s bytes, to be saved',
        response: { 200: bodyOf('application/octet-stream', 'The file as it came') },
      },
    },
    answer,
  );
}
