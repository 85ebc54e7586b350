import { Type } from 'typebox';
import { noBody } from '../../config/http/describe-answer.ts';
import type { HttpServer } from '../../config/http/http-server.ts';
import { SESSION_COOKIE } from '../../config/http/session-token.ts';
import { signedInAccount } from '../../config/http/signed-in.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { AccountSchema, accountBody } from './account-body.ts';
import { createSignIn } from './sign-in.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'regions' | 'settings'> & Readonly<{ now: () => number }>;

const Credentials = Type.Object(
  {
    username: Type.String({ minLength: 1, maxLength: 64 }),
    password: Type.String({ minLength: 1, maxLength: 256 }),
  },
  { additionalProperties: false },
);

const Opened = Type.Object({
  token: Type.String(),
  expiresAt: Type.String({ format: 'date-time' }),
  account: AccountSchema,
});

/** Signing in and out, and who one is. */
export function sessionRoutes(server: HttpServer, { catalog, regions, settings, now }: Deps): void {
  const signIn = createSignIn(catalog.accounts, now);

  server.post(
    '/api/session',
    {
      config: { access: 'public' },
      schema: { summary: 'Signs in', body: Credentials, response: { 200: Opened } },
    },
    async (request, reply) => {
      const account = await signIn({ ...request.body, address: request.ip });
      const { token, expiresAt } = await catalog.sessions.open(account.id, settings.sessionSeconds);
      reply.setCookie(SESSION_COOKIE, token, {
        ...cookieOptions(request.protocol),
        maxAge: settings.sessionSeconds,
      });
      reply.header('cache-control', 'no-store');
      return {
        token,
        expiresAt: new Date(expiresAt).toISOString(),
        account: accountBody(account, regions),
      };
    },
  );

  server.delete(
    '/api/session',
    {
      config: { access: 'signed-in' },
      schema: { summary: 'Signs out', response: { 204: noBody('The session is over') } },
    },
    async (request, reply) => {
      if (request.signedIn !== null) await catalog.sessions.close(request.signedIn.token);
      reply.clearCookie(SESSION_COOKIE, cookieOptions(request.protocol));
      return reply.code(204).send();
    },
  );

  server.get(
    '/api/account',
    {
      config: { access: 'signed-in' },
      schema: { summary: 'Who is signed in', response: { 200: AccountSchema } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      return accountBody(signedInAccount(request), regions);
    },
  );
}

function cookieOptions(protocol: string) {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: protocol === 'https' } as const;
}
