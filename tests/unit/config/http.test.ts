import { Writable } from 'node:stream';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { createHttpServer } from '../../../config/http/create-http-server.ts';
import { createLog } from '../../../config/http/create-log.ts';
import type { HttpServer } from '../../../config/http/http-server.ts';
import { ProblemError } from '../../../config/http/problem.ts';
import type { SignedInAccount, SignedInRole } from '../../../config/http/signed-in.ts';

function account(role: SignedInRole): SignedInAccount {
  const id = `a-${role}`;
  return {
    id,
    username: role,
    displayName: role,
    role,
    region: 'CN',
    disabled: false,
    createdAt: 0,
  };
}

async function build(addRoutes: (server: HttpServer) => void = () => {}) {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const server = await createHttpServer({
    log: createLog({ level: 'debug', role: 'test', destination }),
    trustProxy: false,
    authenticate: async (token) =>
      token === 'teacher' || token === 'admin'
        ? { account: account(token), expiresAt: Date.now() + 60_000 }
        : null,
  });
  server.get('/open', { config: { access: 'public' } }, async () => ({ ok: true }));
  server.get('/mine', { config: { access: 'signed-in' } }, async (request) => ({
    username: request.signedIn?.account.username,
  }));
  server.post('/admin', { config: { access: ['admin'] } }, async () => ({ ok: true }));
  server.get('/broken', { config: { access: 'public' } }, async () => {
    throw new Error('the password of the database is hunter2');
  });
  addRoutes(server);
  return { server, lines };
}

const cookie = (token: string) => ({ cookie: `youke_session=${token}` });

describe('an HTTP server of ours', () => {
  it('does not accept a route that says not who may use it', async () => {
    await expect(build((server) => server.get('/forgotten', async () => 'hello'))).rejects.toThrow(
      'GET /forgotten does not say who may use it',
    );
  });

  it('answers 401 without a session and 403 to the wrong role', async () => {
    const { server } = await build();
    const unknown = await server.inject({ url: '/mine', headers: cookie('stale') });
    expect(unknown.statusCode).toBe(401);
    expect(unknown.headers['www-authenticate']).toBe('Bearer');
    const teacher = { method: 'POST', url: '/admin', headers: cookie('teacher') } as const;
    expect((await server.inject(teacher)).json()).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
    const admin = { ...teacher, headers: { authorization: 'Bearer admin' } };
    expect((await server.inject(admin)).statusCode).toBe(200);
  });

  it('lets a bearer token win over the cookie, and a bad one not fall back to it', async () => {
    const { server } = await build();
    const both = { ...cookie('teacher'), authorization: 'Bearer admin' };
    expect((await server.inject({ url: '/mine', headers: both })).json().username).toBe('admin');
    const bad = { ...cookie('teacher'), authorization: 'Basic YTpi' };
    expect((await server.inject({ url: '/mine', headers: bad })).statusCode).toBe(401);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a sibling domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['our own page', { origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' }, 200],
    ['a program', {}, 200],
  ])('a write by cookie from %s is answered as it should be', async (_who, headers, status) => {
    const { server } = await build();
    const answer = await server.inject({
      method: 'POST',
      url: '/admin',
      headers: { host: 'localhost:80', ...cookie('admin'), ...headers },
    });
    expect(answer.statusCode).toBe(status);
    if (status === 403) expect(answer.json().code).toBe('cross-origin');
  });

  it('lets another origin write with a bearer token, which no browser adds by itself', async () => {
    const { server } = await build();
    const headers = { authorization: 'Bearer admin', origin: 'https://tool.example' };
    expect((await server.inject({ method: 'POST', url: '/admin', headers })).statusCode).toBe(200);
  });

  it('tells problems in the language that is asked for, Chinese by default, both in messages', async () => {
    const { server } = await build();
    const chinese = await server.inject({ url: '/mine' });
    expect(chinese.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(chinese.json()).toMatchObject({ status: 401, code: 'not-signed-in', title: '未登录' });
    const english = await server.inject({
      url: '/mine',
      headers: { 'accept-language': 'en-GB,zh;q=0.4' },
    });
    expect(english.json().title).toBe('Not signed in');
    expect(english.json().messages.zh).toBe(chinese.json().detail);
    expect(english.json().requestId).toBe(english.headers['x-request-id']);
  });

  it('keeps the text of an internal error in the log', async () => {
    const { server, lines } = await build();
    const answer = await server.inject({ url: '/broken' });
    expect(answer.statusCode).toBe(500);
    expect(answer.json().code).toBe('internal');
    expect(answer.body).not.toContain('hunter2');
    const logged = lines.map((line) => JSON.parse(line)).find((line) => line.err);
    expect(logged).toMatchObject({ reqId: answer.headers['x-request-id'] });
    expect(logged.err.message).toContain('hunter2');
  });

  it.each([
    ['an unknown path', { method: 'GET', url: '/nothing' }, 404, 'not-found'],
    [
      'a method the path does not take',
      { method: 'DELETE', url: '/open' },
      405,
      'method-not-allowed',
    ],
    ['a path that cannot be decoded', { method: 'GET', url: '/%E0%A4%A' }, 400, 'invalid-request'],
  ] as const)('%s is a problem of its own', async (_what, request, status, code) => {
    const { server } = await build();
    const answer = await server.inject(request);
    expect(answer.json()).toMatchObject({ status, code });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.headers.allow).toBe(status === 405 ? 'GET, HEAD' : undefined);
  });

  it('says which part of a body is wrong, refuses other media types and too much of it', async () => {
    const { server } = await build((each) =>
      each.post(
        '/things',
        {
          config: { access: 'public' },
          schema: { body: Type.Object({ name: Type.String() }, { additionalProperties: false }) },
        },
        async () => ({ ok: true }),
      ),
    );
    const post = (payload: string, type = 'application/json') =>
      server.inject({ method: 'POST', url: '/things', payload, headers: { 'content-type': type } });
    const wrong = await post('{"name":"a","nmae":"b"}');
    expect(wrong.json()).toMatchObject({ status: 400, code: 'invalid-request' });
    expect(wrong.json().errors[0]).toMatchObject({
      where: 'body',
      message: expect.stringContaining('nmae'),
    });
    expect((await post('{')).json()).toMatchObject({ status: 400, code: 'invalid-request' });
    expect((await post('<a/>', 'application/xml')).json().code).toBe('unsupported-media-type');
    expect((await post(`{"name":"${'x'.repeat(70_000)}"}`)).json().code).toBe('too-large');
  });

  it('answers a thrown problem with its retry-after', async () => {
    const { server } = await build((each) =>
      each.get('/busy', { config: { access: 'public' } }, async () => {
        throw new ProblemError('too-many-tries', { retryAfterSeconds: 30 });
      }),
    );
    const answer = await server.inject({ url: '/busy' });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '30']);
  });

  it('describes every route without a session', async () => {
    const { server } = await build();
    const { paths } = (await server.inject({ url: '/api/openapi.json' })).json();
    expect(Object.keys(paths).sort()).toEqual([
      '/admin',
      '/api/openapi.json',
      '/broken',
      '/mine',
      '/open',
    ]);
  });

  it('sends the security headers with every answer', async () => {
    const { server } = await build();
    for (const url of ['/open', '/nothing', '/mine']) {
      const { headers } = await server.inject({ url });
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['content-security-policy']).toContain("worker-src 'self' blob:");
    }
  });

  it('logs one line a request, without credentials, and not the address of a secret URL', async () => {
    const { server, lines } = await build((each) =>
      each.get(
        '/media/:signature',
        { config: { access: 'public', secretUrl: true } },
        async (request) => {
          request.log.info({ req: { headers: request.headers } }, 'asked');
          return 'bytes';
        },
      ),
    );
    const headers = { authorization: 'Bearer admin', cookie: 'youke_session=admin' };
    await server.inject({ url: '/media/s3cr3t', headers });
    expect(lines.filter((line) => line.includes('"served"'))).toHaveLength(1);
    expect(lines.join('')).toContain('/media/:signature');
    expect(lines.join('')).not.toMatch(/s3cr3t|Bearer admin|youke_session=admin/);
  });

  it('tells listeners every answered request by its route', async () => {
    const { server } = await build();
    const seen: string[] = [];
    server.onServed(({ method, route, status }) => seen.push(`${method} ${route} ${status}`));
    await server.inject({ url: '/open?x=1' });
    await server.inject({ url: '/nothing' });
    expect(seen).toEqual(['GET /open 200', 'GET unknown 404']);
  });
});
