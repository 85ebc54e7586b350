import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '../../storage/catalog/lesson.ts';
import type { Report } from '../../storage/catalog/report.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { type AddedLesson, addQueuedLesson } from './ingest-add-lesson.ts';
import { bearer, startIngest, type TestIngest } from './ingest-fixture.ts';

let redis: TestRedis;
let ingest: TestIngest;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  redis = await startRedis();
  ingest = await startIngest({ redis: redis.address });
  tokens.teacher = await ingest.signIn('teacher', 'teacher', '410102');
  tokens.other = await ingest.signIn('other', 'teacher', '410102');
  tokens.reviewer = await ingest.signIn('reviewer', 'reviewer', '4101');
  tokens.stranger = await ingest.signIn('stranger', 'admin', '42');
  tokens.operator = await ingest.signIn('operator', 'operator', '41');
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

const call = (who: string, path: string, init: RequestInit = {}) =>
  fetch(ingest.url + path, { ...init, headers: { ...bearer(tokens[who] ?? ''), ...init.headers } });

const addLesson = (over: AddedLesson = {}) => addQueuedLesson(ingest, 'teacher', over);

async function failLesson(id: string) {
  const failure = { code: 'truncated', message: 'cut off' } as const;
  await ingest.catalog.lessons.fail(id, 1, failure);
}

describe('lessons', () => {
  it('are listed page by page, filtered and sorted', async () => {
    const titles = ['alpha', 'beta', 'gamma'];
    for (const title of titles) await addLesson({ title, subject: '地理' });
    const first = await (
      await call('teacher', '/api/lessons?subject=地理&sort=title&limit=2')
    ).json();
    expect(first.items.map((each: Lesson) => each.title)).toEqual(['alpha', 'beta']);
    const next = `/api/lessons?subject=地理&sort=title&limit=2&cursor=${first.nextCursor}`;
    const second = await (await call('teacher', next)).json();
    expect(second.items.map((each: Lesson) => each.title)).toEqual(['gamma']);
    expect(second.nextCursor).toBeNull();
    const found = await (await call('reviewer', '/api/lessons?q=GAMMA&state=queued')).json();
    expect(found.items).toHaveLength(1);
  });

  it('are listed as if parameters without a value had not been given', async () => {
    const { id } = await addLesson({ title: 'delta', subject: '历史' });
    const empty = 'state=&grade=&region=&q=&sort=&limit=&cursor=';
    const { items } = await (await call('teacher', `/api/lessons?subject=历史&${empty}`)).json();
    expect(items.map((each: Lesson) => each.id)).toEqual([id]);
  });

  it.each([
    ['state=sleeping', 'invalid-request'],
    ['sort=random', 'invalid-request'],
    ['limit=0', 'invalid-request'],
    ['limit=201', 'invalid-request'],
    ['limit=many', 'invalid-request'],
    ['sate=ready', 'invalid-request'],
    ['region=99', 'region-unknown'],
    ['cursor=bm9uc2Vuc2U', 'bad-cursor'],
  ])('are not listed for ?%s', async (query, code) => {
    const answer = await call('teacher', `/api/lessons?${query}`);
    expect([answer.status, (await answer.json()).code]).toEqual([400, code]);
  });

  it('are seen by their teacher and by whoever their region belongs to, and by nobody else', async () => {
    const { id } = await addLesson();
    const status = async (who: string) => (await call(who, `/api/lessons/${id}`)).status;
    expect(await Promise.all(Object.keys(tokens).map(status))).toEqual([200, 404, 200, 404, 200]);
    for (const who of ['other', 'stranger']) {
      const { items } = await (await call(who, '/api/lessons')).json();
      expect(items).toEqual([]);
    }
    const { items } = await (await call('reviewer', '/api/lessons?region=4101')).json();
    expect(items.map((each: Lesson) => each.id)).toContain(id);
  });

  it('look as the contract says', async () => {
    const { id } = await addLesson({ title: '勾股定理' });
    const lesson = await (await call('teacher', `/api/lessons/${id}`)).json();
    expect(lesson).toEqual({
      id,
      title: '勾股定理',
      subject: '数学',
      grade: '九年级',
      textbook: '',
      textbookNode: '',
      region: '410102',
      owner: 'teacher',
      state: 'queued',
      playable: false,
      progress: 0,
      secondsLeft: null,
      raised: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      durationSeconds: null,
      source: null,
      duplicateOf: null,
      scores: null,
      failure: null,
    });
    await failLesson(id);
    const failed = await (await call('teacher', `/api/lessons/${id}`)).json();
    expect(failed.failure).toEqual({ code: 'truncated', message: 'cut off' });
  });

  it('have a report once they are ready, whole', async () => {
    const { id } = await addLesson();
    const early = await call('teacher', `/api/lessons/${id}/report`);
    expect([early.status, (await early.json()).code]).toEqual([404, 'report-not-found']);
    const scores = { clarity: 86, audio: 62, cuts: null, overall: 78 };
    const report = {
      version: 1,
      profile: 'henan-youke-2019',
      scores,
      source: { durationSeconds: 1, video: { codec: 'h264' }, audio: null },
      measures: { clarity: { sharpness: 1 }, audio: {}, cuts: { boundaries: [] } },
      series: { everySeconds: 1, clarity: [1, null], shortTermLufs: [] },
      findings: [{ code: 'audio.too-quiet', message: { zh: '声音过小', en: 'too quiet' } }],
      standard: [{ rule: 'video.width', ok: true }],
    } as unknown as Report;
    await ingest.catalog.lessons.joinAttempt(id, 1, 'attempt');
    await ingest.catalog.lessons.completeAttempt(id, 'attempt', {
      version: 'v1',
      durationSeconds: 12,
      scores,
      report,
    });
    expect(await (await call('reviewer', `/api/lessons/${id}/report`)).json()).toEqual(report);
    const lesson = await (await call('reviewer', `/api/lessons/${id}`)).json();
    expect(lesson).toMatchObject({ state: 'ready', playable: true, scores, durationSeconds: 12 });
  });
});

describe('what can be done with a lesson', () => {
  it('is a matter of state: cancel, then retry, then delete', async () => {
    const { id } = await addLesson();
    const post = (action: string) =>
      call('teacher', `/api/lessons/${id}/${action}`, { method: 'POST' });
    const early = await post('retry');
    expect([early.status, (await early.json()).code]).toEqual([409, 'wrong-state']);
    const cancelled = await post('cancel');
    expect([cancelled.status, (await cancelled.json()).state]).toEqual([202, 'cancelled']);
    expect((await post('cancel')).status).toBe(409);
    const retried = await post('retry');
    expect([retried.status, (await retried.json()).state]).toEqual([202, 'queued']);
    expect(await ingest.queue.isAlive({ lessonId: id, generation: 2 })).toBe(true);

    const gone = await call('teacher', `/api/lessons/${id}`, { method: 'DELETE' });
    expect([gone.status, await gone.text()]).toEqual([204, '']);
    expect((await call('teacher', `/api/lessons/${id}`)).status).toBe(404);
    expect(await ingest.media.stat({ kind: 'source', lessonId: id })).toBeNull();
    expect(await ingest.queue.isAlive({ lessonId: id, generation: 2 })).toBe(false);
  });

  it('needs a source to be retried', async () => {
    const { id } = await addLesson();
    await failLesson(id);
    await ingest.media.remove({ kind: 'source', lessonId: id });
    const answer = await call('operator', `/api/lessons/${id}/retry`, { method: 'POST' });
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'source-missing']);
  });

  it('is not for reviewers, and not for those who cannot see it', async () => {
    const { id } = await addLesson();
    const all = [
      ['POST', `/api/lessons/${id}/retry`],
      ['POST', `/api/lessons/${id}/cancel`],
      ['DELETE', `/api/lessons/${id}`],
    ] as const;
    for (const [method, path] of all) {
      expect((await call('reviewer', path, { method })).status).toBe(403);
      expect((await call('other', path, { method })).status).toBe(404);
      expect((await call('stranger', path, { method })).status).toBe(404);
    }
  });
});

describe('places', () => {
  it('are told one level at a time', async () => {
    const henan = await (await call('teacher', '/api/regions?parent=41')).json();
    expect(henan.path.map((each: { code: string }) => each.code)).toEqual(['41']);
    expect(henan.items[0]).toMatchObject({ code: '4101', hasChildren: true });
    const provinces = await (await call('teacher', '/api/regions')).json();
    expect(provinces.items).toHaveLength(31);
    const county = await (await call('teacher', '/api/regions?parent=410102')).json();
    expect(county.items).toEqual([]);
    expect((await call('teacher', '/api/regions?parent=xx')).status).toBe(400);
    const { subjects, grades } = await (await call('teacher', '/api/curriculum')).json();
    expect(subjects[0]).toHaveProperty('zh');
    expect(grades.length).toBeGreaterThan(8);
  });
});
