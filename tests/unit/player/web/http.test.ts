import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../player/web/shared/http/api-error.ts';
import { createApi } from '../../../../player/web/shared/http/create-api.ts';
import { explainError } from '../../../../player/web/shared/http/explain-error.ts';
import { parseProblem, parseRetryAfter } from '../../../../player/web/shared/http/parse-problem.ts';
import { createSession } from '../../../../player/web/shared/session/create-session.ts';
import { type Translate, translate } from '../../../../player/web/shared/words/translate.ts';

const t: Translate = (key, ...values) => translate('zh', key, ...values);

function answering(...answers: readonly Response[]) {
  const left = [...answers];
  const asked: Request[] = [];
  let signedOut = 0;
  const api = createApi({
    fetch: async (input, init) => {
      asked.push(new Request(new URL(String(input), 'http://youke.test'), init));
      const answer = left.shift();
      if (answer === undefined) throw new TypeError('no network');
      return answer;
    },
    languageTag: () => 'zh-CN',
    onSignedOut: () => {
      signedOut += 1;
    },
  });
  return { api, asked, signedOut: () => signedOut };
}

const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ status, code, messages: { zh: `出错 ${code}`, en: code } }), {
    status,
    headers,
  });

describe('the API', () => {
  it('asks in the language of the page and reads JSON', async () => {
    const { api, asked } = answering(Response.json({ id: 'l1' }));
    expect(await api.get('/api/lessons/l1')).toEqual({ id: 'l1' });
    expect(asked[0]?.headers.get('accept-language')).toBe('zh-CN');
  });

  it('sends a body only where there is one, and takes an empty answer', async () => {
    const { api, asked } = answering(
      new Response('', { status: 202 }),
      Response.json({ ok: true }),
      new Response(null, { status: 204 }),
    );
    expect(await api.post('/api/lessons/l1/retry')).toBeUndefined();
    expect(asked[0]?.headers.get('content-type')).toBeNull();
    await api.post('/api/session', { username: 'a' });
    expect(await asked[1]?.json()).toEqual({ username: 'a' });
    await api.remove('/api/lessons/l1');
    expect(asked[2]?.method).toBe('DELETE');
  });

  it('sends a change and reads what came of it', async () => {
    const { api, asked } = answering(Response.json({ id: 'l1', title: '新课题' }));
    const changed = await api.patch('/api/lessons/l1', { title: '新课题' });
    expect(changed).toEqual({ id: 'l1', title: '新课题' });
    expect(asked[0]?.method).toBe('PATCH');
    expect(asked[0]?.headers.get('content-type')).toBe('application/json');
    expect(await asked[0]?.json()).toEqual({ title: '新课题' });
  });

  it('throws what the server says, with the time to wait', async () => {
    const { api } = answering(problem(429, 'too-many-tries', { 'Retry-After': '42' }));
    await expect(api.get('/api/lessons')).rejects.toMatchObject({
      status: 429,
      code: 'too-many-tries',
      retryAfterSeconds: 42,
    });
  });

  it('tells of a lost session, but not of a wrong password', async () => {
    const { api, signedOut } = answering(
      problem(401, 'wrong-credentials'),
      problem(401, 'not-signed-in'),
    );
    await expect(api.post('/api/session', {})).rejects.toBeInstanceOf(ApiError);
    expect(signedOut()).toBe(0);
    await expect(api.get('/api/lessons')).rejects.toBeInstanceOf(ApiError);
    expect(signedOut()).toBe(1);
  });

  it('calls a missing answer status 0', async () => {
    await expect(answering().api.get('/api/lessons')).rejects.toMatchObject({ status: 0 });
  });
});

describe('a problem', () => {
  it('is read from a body that is no problem at all', () => {
    const error = parseProblem(502, '<html>Bad gateway</html>', null);
    expect(error).toMatchObject({ status: 502, code: 'http-502', messages: null });
    expect(parseProblem(500, '"text"', null).code).toBe('http-500');
  });

  it.each([
    [null, null],
    ['', null],
    ['7', 7],
    ['Tue, 24 Nov 2026 00:00:30 GMT', 30],
    ['Mon, 23 Nov 2026 00:00:00 GMT', 0],
    ['soon', null],
  ])('with Retry-After %s waits %s seconds', (header, seconds) => {
    expect(parseRetryAfter(header, Date.parse('2026-11-24T00:00:00Z'))).toBe(seconds);
  });

  it("is told in the server's words, else in ours", () => {
    const own = new ApiError(409, { messages: { zh: '课程正在处理', en: 'In progress' } });
    expect(explainError(own, t, 'en')).toBe('In progress');
    expect(explainError(new ApiError(0), t, 'zh')).toBe(t('error.network'));
    expect(explainError(new ApiError(403), t, 'zh')).toBe(t('error.forbidden'));
    expect(explainError(new ApiError(429, { retryAfterSeconds: 9 }), t, 'zh')).toContain('9');
    expect(explainError(new Error('bug'), t, 'zh')).toBe(t('error.server'));
  });
});

describe('a session', () => {
  const account = { id: 'a1', username: 'wangli' };

  it('is unknown, then somebody', async () => {
    const session = createSession(answering(Response.json(account)).api);
    expect(session.account.value).toBe('unknown');
    await session.load();
    expect(session.account.value).toEqual(account);
  });

  it('is nobody after a 401, and says nothing else of it', async () => {
    const api = createApi({
      fetch: async () => problem(401, 'not-signed-in'),
      languageTag: () => 'zh-CN',
      onSignedOut: () => session.forget(),
    });
    const session = createSession(api);
    await session.load();
    expect(session.account.value).toBeNull();
  });

  it('stays unknown while the server cannot be asked', async () => {
    const session = createSession(answering().api);
    await expect(session.load()).rejects.toMatchObject({ status: 0 });
    expect(session.account.value).toBe('unknown');
  });

  it('signs in and out', async () => {
    const { api } = answering(Response.json({ account }), new Response(null, { status: 204 }));
    const session = createSession(api);
    await session.signIn('wangli', 'secret');
    expect(session.account.value).toEqual(account);
    await session.signOut();
    expect(session.account.value).toBeNull();
  });
});
