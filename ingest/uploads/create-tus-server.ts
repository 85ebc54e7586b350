import { randomUUID } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { Server } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tusProblem } from './tus-problem.ts';
import { createUploadLocker } from './upload-locker.ts';
import type { UploadStore } from './upload-store.ts';

export const UPLOADS_PATH = '/uploads';

type TusRequest = Parameters<Server['handleWeb']>[0];

export type TusHooks = Readonly<{
  /** Before the upload exists; what it throws is the answer. */
  onCreate?: (uploadId: string) => Promise<void>;
  /** The last byte is on disk, the answer not yet sent; what it throws is the answer. */
  onFinish: (uploadId: string) => Promise<void>;
}>;

/** Lets @tus/server answer a Fastify request. Throws problems; its own answers become ours. */
export type AnswerByTus = (
  request: FastifyRequest,
  reply: FastifyReply,
  hooks: TusHooks,
) => Promise<FastifyReply>;

const LOCK_TIMEOUT_SECONDS = 20;
/** How long a request that another one wants to replace may still write. */
const DRAIN_MS = 300;

export function createTusServer(deps: {
  uploads: UploadStore;
  maxUploadBytes: number;
}): AnswerByTus {
  const calls = new WeakMap<TusRequest, { hooks: TusHooks; thrown: unknown }>();
  const server = new Server({
    path: UPLOADS_PATH,
    datastore: deps.uploads,
    locker: createUploadLocker(LOCK_TIMEOUT_SECONDS),
    lockDrainTimeout: DRAIN_MS,
    maxSize: deps.maxUploadBytes,
    // Right behind every proxy; tus clients resolve it against the address they used.
    relativeLocation: true,
    // Uploads come from our own pages and from programs: no other site is let in.
    allowedOrigins: () => false,
    exposedHeaders: ['Lesson-Id', 'X-Request-Id'],
    namingFunction: () => randomUUID(),
    onUploadCreate: async (request, upload) => {
      await calls.get(request)?.hooks.onCreate?.(upload.id);
      return {};
    },
    onUploadFinish: async (request, upload) => {
      await calls.get(request)?.hooks.onFinish(upload.id);
      return {};
    },
    onResponseError: (request, error) => {
      const call = calls.get(request);
      if (call !== undefined && error instanceof Error) call.thrown = error;
      return undefined;
    },
  });

  return async (request, reply, hooks) => {
    const call = { hooks, thrown: undefined as unknown };
    const ask = (body: PassThrough | null) => {
      const asked = toWebRequest(request, reply, body);
      calls.set(asked, call);
      return server.handleWeb(asked);
    };
    const bringsBytes = request.method === 'POST' || request.method === 'PATCH';
    const answer = await (bringsBytes ? lendBody(request.raw, ask) : ask(null));
    if (call.thrown !== undefined && !('status_code' in Object(call.thrown))) throw call.thrown;
    const body = await answer.text();
    if (answer.status >= 400) throw tusProblem(answer.status, body);
    for (const [name, value] of answer.headers) reply.header(name, value);
    return reply.code(answer.status).send(answer.status === 204 ? undefined : body);
  };
}

/** @tus/server reads `runtime.node` to notice that the client went away. */
function toWebRequest(
  request: FastifyRequest,
  reply: FastifyReply,
  body: PassThrough | null,
): TusRequest {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const asked = new Request(new URL(request.url, 'http://ingest'), {
    method: request.method,
    headers,
    ...(body ? { body: Readable.toWeb(body) as ReadableStream, duplex: 'half' } : {}),
  });
  return Object.assign(asked, { runtime: { node: { req: request.raw, res: reply.raw } } });
}

/**
 * Lends a request's body. What the borrower leaves is read and thrown away: otherwise the connection would be
 * stuck behind it, and the client's next request on it would never be heard.
 */
async function lendBody<T>(raw: Readable, borrow: (body: PassThrough) => Promise<T>): Promise<T> {
  const body = new PassThrough();
  // The borrower has heard of it by `raw` already and keeps what has arrived.
  body.on('error', () => {});
  raw.once('error', (error) => body.destroy(error));
  raw.pipe(body);
  try {
    return await borrow(body);
  } finally {
    raw.unpipe(body);
    body.destroy();
    raw.resume();
  }
}
