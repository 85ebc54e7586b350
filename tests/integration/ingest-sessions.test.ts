import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { bearer, PASSWORD, startIngest, type TestIngest } from './ingest-fixture.ts';

let redis: TestRedis;
let ingest: TestIngest;
let admin: string;

beforeAll(async () => {
  redis = await startRedis();
  ingest = await startIngest({ redis: redis.address });
  admin = await ingest.signIn('root', 'admin', '41');
  await ingest.signIn('teacher', 'teacher', '410102');
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

function signIn(username: string, password: string, headers: Record<string, string> = {}) {
  return fetch(`${ingest.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username, password }),
  });
}

function post(path: string, body: unknown, token: string) {
  return fetch(ingest.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(token) },
    body: JSON.stringify(body),
  });
}

describe('signing in', () => {
  it('gives a token and an HttpOnly cookie, either of which is a session until signed out', async () => {
    const answer = await signIn('teacher', PASSWORD);
    expect(answer.status).toBe(200);
    const { token, expiresAt, account } = await answer.json();
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    expect(account).toMatchObject({ username: 'teacher', role: 'teacher', region: '410102' });
    expect(account.regionPath.map((each: { code: string }) => each.code)).toEqual([
      '41',
      '4101',
      '410102',
    ]);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^youke_session=/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).not.toContain('Secure');

    const whoAmI = (headers: Record<string, string>) =>
      fetch(`${ingest.url}/api/account`, { headers });
    const byCookie = { cookie: cookie.split(';')[0]! };
    expect((await (await whoAmI(byCookie)).json()).username).toBe('teacher');
    expect((await whoAmI(bearer(token))).status).toBe(200);
    const out = await fetch(`${ingest.url}/api/session`, { method: 'DELETE', headers: byCookie });
    expect(out.status).toBe(204);
    expect((await whoAmI(bearer(token))).status).toBe(401);
  });

  it('marks the cookie Secure behind a trusted proxy that speaks https', async () => {
    const behind = await startIngest({ redis: redis.address, env: { YOUKE_TRUST_PROXY: '1' } });
    await behind.signIn('teacher', 'teacher', '410102');
    const answer = await fetch(`${behind.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
      body: JSON.stringify({ username: 'teacher', password: PASSWORD }),
    });
    await behind.close();
    expect(answer.headers.get('set-cookie')).toContain('Secure');
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await signIn('teacher', 'not this one');
    const unknown = await signIn('nobody', 'not this one');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect((await wrong.json()).code).toBe('wrong-credentials');
    expect((await unknown.json()).code).toBe('wrong-credentials');
  });

  it('refuses further tries on a name after ten failures, even with the right password', async () => {
    await ingest.signIn('target', 'teacher', '410102');
    for (let tries = 0; tries < 10; tries += 1) {
      expect((await signIn('target', `guess ${tries}`)).status).toBe(401);
    }
    const refused = await signIn('Target', PASSWORD);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await refused.json()).code).toBe('too-many-tries');
    expect((await signIn('teacher', PASSWORD)).status).toBe(200);
  });

  it('is refused to a form on another site', async () => {
    const answer = await signIn('teacher', PASSWORD, { origin: 'https://evil.example' });
    expect([answer.status, (await answer.json()).code]).toEqual([403, 'cross-origin']);
  });
});

describe('accounts', () => {
  const account = (username: string, over: Record<string, unknown> = {}) => ({
    username,
    password: 'long enough',
    displayName: '王老师',
    role: 'teacher',
    region: '410105',
    ...over,
  });

  it('are made and listed by an admin of their region', async () => {
    const made = await post('/api/accounts', account('wang'), admin);
    expect(made.status).toBe(201);
    expect(await made.json()).not.toHaveProperty('password');
    expect((await signIn('wang', 'long enough')).status).toBe(200);
    const list = await fetch(`${ingest.url}/api/accounts`, { headers: bearer(admin) });
    const names = (await list.json()).items.map((each: { username: string }) => each.username);
    expect(names).toContain('wang');
  });

  it.each([
    ['a name that is taken', account('ROOT'), 409, 'username-taken'],
    ['a region that is not', account('a1', { region: '999999' }), 400, 'region-unknown'],
    ['a foreign region', account('a2', { region: '42' }), 403, 'region-not-yours'],
    ['the whole country', account('a3', { region: 'CN' }), 403, 'region-not-yours'],
    ['a short password', account('a4', { password: 'short' }), 400, 'invalid-request'],
    ['a role that is not', account('a5', { role: 'king' }), 400, 'invalid-request'],
    ['a name with spaces', account('a 6'), 400, 'invalid-request'],
    ['a field too many', account('a7', { disabled: true }), 400, 'invalid-request'],
  ])('are not made with %s', async (_what, body, status, code) => {
    const answer = await post('/api/accounts', body, admin);
    expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
  });

  it('are not a teacher’s business', async () => {
    const { token } = await (await signIn('teacher', PASSWORD)).json();
    expect((await post('/api/accounts', account('b'), token)).status).toBe(403);
  });
});

describe('every route', () => {
  it('answers 401 without a session, except those that say otherwise, and is described', async () => {
    const open = await fetch(`${ingest.url}/api/openapi.json`);
    const { paths } = (await open.json()) as { paths: Record<string, Record<string, unknown>> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const answered: string[] = [];
    for (const route of routes) {
      const [method, path] = route.split(' ') as [string, string];
      const { status, body } = await fetch(ingest.url + path.replace(/\{\w+\}/g, 'x'), { method });
      await body?.cancel();
      if (status !== 401) answered.push(route);
    }
    expect(answered.sort()).toEqual([
      'GET /api/openapi.json',
      'GET /healthz',
      'GET /metrics',
      'GET /readyz',
      'OPTIONS /uploads',
      'OPTIONS /uploads/{id}',
      'POST /api/session',
    ]);
    expect(routes).toEqual(
      expect.arrayContaining([
        'DELETE /api/lessons/{id}',
        'DELETE /api/session',
        'DELETE /uploads/{id}',
        'GET /api/account',
        'GET /api/campaign',
        'GET /api/events',
        'GET /api/lessons',
        'GET /api/lessons/{id}',
        'GET /api/lessons/{id}/report',
        'GET /api/operations',
        'GET /api/regions',
        'HEAD /uploads/{id}',
        'PATCH /api/lessons/{id}',
        'PATCH /api/lessons/{id}/attachments/{attachmentId}',
        'PATCH /uploads/{id}',
        'POST /api/accounts',
        'POST /api/lessons/{id}/attachments',
        'POST /api/lessons/{id}/cancel',
        'POST /api/lessons/{id}/retry',
        'POST /uploads',
      ]),
    );
  });

  it('is described with its true answer, and with what it asks for', async () => {
    const { paths } = await (await fetch(`${ingest.url}/api/openapi.json`)).json();
    type Operation = { responses: Record<string, { description: string }>; security?: object[] };
    const operations = Object.entries(paths as Record<string, Record<string, Operation>>).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, each]) => [`${method.toUpperCase()} ${path}`, each]),
    ) as [string, Operation][];
    const answers = Object.fromEntries(
      operations.map(([route, { responses }]) => [route, Object.keys(responses).join()]),
    );
    expect(answers).toMatchObject({
      'POST /uploads': '201',
      'HEAD /uploads/{id}': '200',
      'PATCH /uploads/{id}': '204',
      'DELETE /uploads/{id}': '204',
      'OPTIONS /uploads': '204',
      'DELETE /api/lessons/{id}': '204',
      'DELETE /api/session': '204',
      'DELETE /api/lessons/{id}/attachments/{attachmentId}': '204',
    });
    const created = paths['/uploads'].post.responses[201];
    expect(Object.keys(created.headers)).toEqual([
      'Location',
      'Lesson-Id',
      'Upload-Offset',
      'Upload-Expires',
    ]);
    expect(paths['/api/events'].get.responses[200].content).toHaveProperty('text/event-stream');
    const either = [{ session: [] }, { bearer: [] }];
    const asked = operations.filter(([, { security }]) => security !== undefined);
    for (const [route, { security }] of asked) {
      expect([route, security]).toEqual([
        route,
        route === 'GET /metrics' ? [{}, ...either] : either,
      ]);
    }
    const open = operations.filter(([, { security }]) => security === undefined);
    expect(open.map(([route]) => route).sort()).toEqual([
      'GET /api/openapi.json',
      'GET /healthz',
      'GET /readyz',
      'OPTIONS /uploads',
      'OPTIONS /uploads/{id}',
      'POST /api/session',
    ]);
  });
});
