import type { FastifyRequest } from 'fastify';
import { isCrossOriginWrite } from './cross-origin.ts';
import type { HttpServer } from './http-server.ts';
import { ProblemError } from './problem.ts';
import { readSessionToken } from './session-token.ts';
import type { RouteAccess, SignedIn } from './signed-in.ts';

/** The session behind a token, or null if there is none. */
export type Authenticate = (token: string) => Promise<Omit<SignedIn, 'token'> | null>;

/** A route that does not say who may use it: a mistake of ours, found when the process starts. */
export class UnguardedRouteError extends Error {
  readonly code = 'unguarded-route';

  constructor(method: string, url: string) {
    super(`${method} ${url} does not say who may use it: give the route a config.access`);
    this.name = 'UnguardedRouteError';
  }
}

/** Deny by default: every route names who may use it, and each request is held against that first. */
export function guardRoutes(server: HttpServer, authenticate: Authenticate): void {
  server.decorateRequest('signedIn', null);
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new UnguardedRouteError(String(method), url);
  });
  server.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const access = accessOf(request);
    const shown = readSessionToken(request.headers);
    if (shown?.from !== 'bearer' && cameFromElsewhere(request)) {
      throw new ProblemError('cross-origin');
    }
    if (access === 'public') return;
    if (shown !== null) {
      const session = await authenticate(shown.token);
      if (session !== null) request.signedIn = { ...session, token: shown.token };
    }
    requireAccess(access, request.signedIn);
  });
}

function requireAccess(access: RouteAccess, signedIn: SignedIn | null): void {
  if (access === 'optional' || access === 'public') return;
  if (signedIn === null) throw new ProblemError('not-signed-in');
  if (access !== 'signed-in' && !access.includes(signedIn.account.role)) {
    throw new ProblemError('not-allowed');
  }
}

function accessOf(request: FastifyRequest): RouteAccess {
  const { access, url = request.url } = { ...request.routeOptions.config };
  if (access === undefined) throw new UnguardedRouteError(request.method, url);
  return access;
}

function cameFromElsewhere(request: FastifyRequest): boolean {
  return isCrossOriginWrite({
    method: request.method,
    host: request.host,
    origin: request.headers.origin,
    secFetchSite: request.headers['sec-fetch-site'] as string | undefined,
  });
}
