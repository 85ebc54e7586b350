import { randomUUID } from 'node:crypto';
import { fastifyCookie } from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type FastifyBaseLogger, fastify, LogController } from 'fastify';
import { describeRoutes } from './describe-routes.ts';
import { type Authenticate, guardRoutes } from './guard-routes.ts';
import { handleErrors, sendProblem } from './handle-errors.ts';
import type { HttpServer } from './http-server.ts';
import { logRequests } from './log-requests.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { toProblem } from './to-problem.ts';
import { BODY_PATIENCE, type BodyPatience, watchBodies } from './watch-bodies.ts';

export type HttpServerOptions = Readonly<{
  log: FastifyBaseLogger;
  /** Whether X-Forwarded-* and X-Request-Id of the proxy in front are believed. */
  trustProxy: boolean;
  authenticate: Authenticate;
  bodyPatience?: BodyPatience;
}>;

/** JSON bodies of ours are small; uploads and attachments do not come through this limit. */
const BODY_LIMIT_BYTES = 64 * 1024;
const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** An HTTP server with the conventions all roles share; routes are added by plugins, then it listens. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server: HttpServer = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    // An upload may take hours: watchBodies tells it from a body that never comes.
    requestTimeout: 0,
    genReqId: (request) => {
      const given = options.trustProxy ? request.headers['x-request-id'] : undefined;
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    // A URL that cannot be read fails before there is a route.
    frameworkErrors: (error, request, reply) => sendProblem(toProblem(error), request, reply),
    ajv: {
      // A misspelt filter is a mistake to be told, not something to be dropped.
      customOptions: { removeAdditional: false, coerceTypes: 'array', useDefaults: true },
    },
  }).withTypeProvider<TypeBoxTypeProvider>();

  watchBodies(server, options.bodyPatience ?? BODY_PATIENCE);
  logRequests(server);
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(SECURITY_HEADERS);
  });
  handleErrors(server);
  guardRoutes(server, options.authenticate);
  await server.register(fastifyCookie);
  await describeRoutes(server);
  return server;
}
