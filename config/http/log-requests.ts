import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from './http-server.ts';

/** One answered request. */
export type ServedRequest = Readonly<{
  method: string;
  /** The route's pattern, or `unknown`. */
  route: string;
  status: number;
  seconds: number;
}>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Tells every answered request of this server, whichever plugin answered. */
    onServed(listener: (served: ServedRequest) => void): void;
  }
}

/** One line for each answered request, and X-Request-Id on the answer. */
export function logRequests(server: HttpServer): void {
  const listeners = new Set<(served: ServedRequest) => void>();
  server.decorate('onServed', (listener: (served: ServedRequest) => void) => {
    listeners.add(listener);
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    const served = describe(request, reply);
    for (const listener of listeners) listener(served);
    const { method, status } = served;
    const milliseconds = Math.round(served.seconds * 1000);
    const account = request.signedIn?.account.username;
    const level = request.routeOptions.config.quiet ? 'debug' : 'info';
    request.log[level]({ method, url: urlOf(request), status, milliseconds, account }, 'served');
  });
}

function describe(request: FastifyRequest, reply: FastifyReply): ServedRequest {
  return {
    method: request.method,
    route: request.routeOptions.url ?? 'unknown',
    // A hijacked answer is written to the raw one.
    status: reply.raw.statusCode,
    seconds: reply.elapsedTime / 1000,
  };
}

function urlOf(request: FastifyRequest): string {
  const { config, url } = request.routeOptions;
  return config.secretUrl && url !== undefined ? url : request.url;
}
