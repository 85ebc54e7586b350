import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '../../storage/catalog/lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { addQueuedLesson, addUploadingLesson } from './ingest-add-lesson.ts';
import { bearer, startIngest, type TestIngest } from './ingest-fixture.ts';
import { readEvents } from './ingest-read-events.ts';

const PEOPLE = {
  teacher: ['teacher', '410102'],
  colleague: ['teacher', '410102'],
  reviewer: ['reviewer', '4101'],
  operator: ['operator', '41'],
  stranger: ['admin', '42'],
} as const;
type Person = keyof typeof PEOPLE;
const FUTURE = '2099-04-21';
const PAST = '2020-04-21';

let redis: TestRedis;
let open: House;
let locked: House;

beforeAll(async () => {
  redis = await startRedis();
  open = await startHouse(FUTURE);
  locked = await startHouse(PAST);
});
afterAll(async () => {
  await open.ingest.close();
  await locked.ingest.close();
  await redis.close();
});

type House = Readonly<{
  ingest: TestIngest;
  bearer: (who: Person) => Readonly<Record<string, string>>;
  call: (who: Person, path: string, init?: RequestInit) => Promise<Response>;
  correct: (who: Person, id: string, facts: unknown) => Promise<Response>;
}>;

async function startHouse(lockedFrom: string): Promise<House> {
  const env = { YOUKE_FACTS_LOCKED_FROM: lockedFrom };
  const ingest = await startIngest({ redis: redis.address, env });
  const tokens = new Map<Person, string>();
  for (const [name, [role, region]] of Object.entries(PEOPLE)) {
    tokens.set(name as Person, await ingest.signIn(name, role, region));
  }
  const signedIn = (who: Person) => bearer(tokens.get(who)!);
  const call: House['call'] = (who, path, init = {}) => {
    const headers = { ...signedIn(who), ...init.headers };
    return fetch(ingest.url + path, { ...init, headers });
  };
  const correct: House['correct'] = (who, id, facts) =>
    call(who, `/api/lessons/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(facts),
    });
  return { ingest, bearer: signedIn, call, correct };
}

async function refusal(answer: Response): Promise<readonly [number, string]> {
  return [answer.status, (await answer.json()).code];
}

describe('a lesson’s facts', () => {
  it('are corrected by their teacher, one or all, in any state', async () => {
    const facts = {
      title: '梯形的面积',
      subject: '科学',
      grade: '五年级',
      textbook: '北师大版',
      textbookNode: '第三单元 第二课',
      region: '410102',
    };
    const uploading = await addUploadingLesson(open.ingest, 'teacher');
    const answer = await open.correct('teacher', uploading.id, facts);
    expect(answer.status).toBe(200);
    const corrected = await answer.json();
    expect(corrected).toMatchObject({ id: uploading.id, state: 'uploading', ...facts });
    expect(await (await open.call('teacher', `/api/lessons/${uploading.id}`)).json()).toEqual(
      corrected,
    );
    const queued = await addQueuedLesson(open.ingest, 'teacher', facts);
    const renamed = await open.correct('teacher', queued.id, { title: ' 圆 ' });
    expect(await renamed.json()).toMatchObject({ ...facts, title: '圆', state: 'queued' });
    const found = await (await open.call('teacher', '/api/lessons?q=第三单元')).json();
    expect(found.items.map((each: Lesson) => each.id).sort()).toEqual(
      [uploading.id, queued.id].sort(),
    );
  });

  it('are told to whoever follows the lesson, and not when nothing changed', async () => {
    const { id } = await addQueuedLesson(open.ingest, 'teacher');
    const events = await readEvents(`${open.ingest.url}/api/events`, open.bearer('reviewer'));
    await open.correct('teacher', id, { title: 'a lesson' });
    await open.correct('teacher', id, { title: '新课题' });
    expect((await events.next()).data).toMatchObject({ id, title: '新课题' });
    events.close();
  });

  it.each([
    ['invalid-request', 400, { title: '' }],
    ['invalid-request', 400, { title: 'x'.repeat(201) }],
    ['invalid-request', 400, { textbookNode: 'x'.repeat(201) }],
    ['invalid-request', 400, { grade: 'a\u0000b' }],
    ['invalid-request', 400, { owner: 'somebody' }],
    ['invalid-request', 400, { state: 'ready' }],
    ['invalid-request', 400, 'title'],
    ['region-unknown', 400, { region: '99' }],
    ['region-not-yours', 403, { region: '410105' }],
  ])('are refused with %s (%i): %j', async (code, status, facts) => {
    const lesson = await addQueuedLesson(open.ingest, 'teacher');
    expect(await refusal(await open.correct('teacher', lesson.id, facts))).toEqual([status, code]);
    expect(await open.ingest.catalog.lessons.get(lesson.id)).toEqual(lesson);
  });

  it('are an operator’s to correct within its region, school included', async () => {
    const { id } = await addQueuedLesson(open.ingest, 'teacher');
    const moved = await open.correct('operator', id, { region: '410105' });
    expect([moved.status, (await moved.json()).region]).toEqual([200, '410105']);
    // Its teacher keeps it, wherever it is said to belong.
    expect((await open.correct('teacher', id, { title: '还是我的' })).status).toBe(200);
    expect(await refusal(await open.correct('operator', id, { region: '42' }))).toEqual([
      403,
      'region-not-yours',
    ]);
  });

  it.each([
    ['reviewer', 403, 'not-allowed'],
    ['colleague', 404, 'lesson-not-found'],
    ['stranger', 404, 'lesson-not-found'],
  ] as const)('are not for a %s', async (who, status, code) => {
    const { id } = await addQueuedLesson(open.ingest, 'teacher');
    expect(await refusal(await open.correct(who, id, { title: 'x' }))).toEqual([status, code]);
  });

  it('are locked from the day on, but not for those who run the region', async () => {
    const lesson = await addQueuedLesson(locked.ingest, 'teacher');
    expect(await refusal(await locked.correct('teacher', lesson.id, { title: 'x' }))).toEqual([
      409,
      'facts-locked',
    ]);
    expect(await locked.ingest.catalog.lessons.get(lesson.id)).toEqual(lesson);
    expect((await locked.correct('operator', lesson.id, { title: '更正' })).status).toBe(200);
    // What is not theirs to see is not told to be locked either.
    expect((await locked.correct('colleague', lesson.id, { title: 'x' })).status).toBe(404);
    expect((await locked.correct('reviewer', lesson.id, { title: 'x' })).status).toBe(403);
  });
});

describe('attachments after the lock', () => {
  const form = () => {
    const body = new FormData();
    body.append('file', new Blob(['%PDF-1.7']), 'a.pdf');
    return body;
  };

  it('are added, renamed and removed by those who run the region only', async () => {
    const { id } = await addQueuedLesson(locked.ingest, 'teacher');
    const path = `/api/lessons/${id}/attachments`;
    const add = (who: Person) => locked.call(who, path, { method: 'POST', body: form() });
    expect(await refusal(await add('teacher'))).toEqual([409, 'facts-locked']);
    const added = await add('operator');
    expect(added.status).toBe(201);
    const one = `${path}/${(await added.json()).id}`;
    const change = (who: Person) =>
      locked.call(who, one, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: '{"kind":"exercises"}',
      });
    expect(await refusal(await change('teacher'))).toEqual([409, 'facts-locked']);
    expect((await change('operator')).status).toBe(200);
    expect((await locked.call('teacher', one)).status).toBe(200);
    const remove = (who: Person) => locked.call(who, one, { method: 'DELETE' });
    expect(await refusal(await remove('teacher'))).toEqual([409, 'facts-locked']);
    expect((await remove('operator')).status).toBe(204);
  });
});

describe('the campaign', () => {
  it.each([
    ['open', 'teacher', '2099-04-20T16:00:00.000Z', false],
    ['locked', 'teacher', '2020-04-20T16:00:00.000Z', true],
    ['locked', 'operator', '2020-04-20T16:00:00.000Z', false],
  ] as const)('%s: tells a %s until when facts change', async (house, who, from, isLocked) => {
    const { call } = house === 'open' ? open : locked;
    expect(await (await call(who, '/api/campaign')).json()).toEqual({
      factsLockedFrom: from,
      factsLocked: isLocked,
      standard: {
        name: 'henan-youke-2019',
        version: 1,
        year: 2019,
        title: { zh: expect.stringContaining('河南'), en: expect.stringContaining('Henan') },
      },
      attachments: {
        maxBytes: 500 * 1024 * 1024,
        maxPerLesson: 20,
        extensions: expect.arrayContaining(['docx', 'pdf', 'pptx', 'zip']),
      },
    });
  });

  it('is told to nobody who is not signed in', async () => {
    expect((await fetch(`${open.ingest.url}/api/campaign`)).status).toBe(401);
  });
});
