import type { FastifyRequest } from 'fastify';
import { ProblemError } from './problem.ts';

export type SignedInRole = 'teacher' | 'reviewer' | 'operator' | 'admin';

/** Whoever sent a request; the catalog's Account has this shape. */
export type SignedInAccount = Readonly<{
  id: string;
  username: string;
  displayName: string;
  role: SignedInRole;
  region: string;
  disabled: boolean;
  /** Milliseconds since 1970. */
  createdAt: number;
}>;

/** A session and the token that proved it. Times are milliseconds since 1970. */
export type SignedIn = Readonly<{
  token: string;
  account: SignedInAccount;
  expiresAt: number;
}>;

/**
 * Who may use a route. `public`: anybody, and no session is looked up. `optional`: anybody, but a
 * session is looked up. `signed-in`: every account. A list: accounts of these roles.
 */
export type RouteAccess = 'public' | 'optional' | 'signed-in' | readonly SignedInRole[];

declare module 'fastify' {
  interface FastifyRequest {
    /** null on public routes and when nobody is signed in. */
    signedIn: SignedIn | null;
  }
  interface FastifyContextConfig {
    /** Required on every route: registering one without it fails. */
    access?: RouteAccess;
    /** The URL proves something by itself: logs name the route's pattern instead. */
    secretUrl?: boolean;
    /** Asked for so often that its answers are logged at level debug. */
    quiet?: boolean;
    /** Its body may take hours to arrive: only one that stands still is given up. */
    longBody?: boolean;
  }
}

/** The account behind a request. Throws `not-signed-in` where there is none. */
export function signedInAccount(request: FastifyRequest): SignedInAccount {
  if (request.signedIn === null) throw new ProblemError('not-signed-in');
  return request.signedIn.account;
}
