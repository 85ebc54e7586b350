import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jobId, lessonRun } from '../../storage/queue/job.ts';
import { priorityOf } from '../../storage/queue/priority-of.ts';
import { newLesson } from '../fixtures/new-lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { bearer, startIngest, type TestIngest } from './ingest-fixture.ts';

let redis: TestRedis;
let jobs: Queue;
let ingest: TestIngest;
let tokens: Record<'operator' | 'elsewhere' | 'teacher', string>;

const PREPARE = { step: 'prepare' } as const;
const RAISED = priorityOf(PREPARE, true);
const USUAL = priorityOf(PREPARE, false);

beforeAll(async () => {
  redis = await startRedis();
  const connection = { path: redis.address.path, maxRetriesPerRequest: null };
  jobs = new Queue('lessons', { connection, prefix: 'youke' });
});
afterAll(async () => {
  await jobs.close();
  await redis.close();
});
beforeEach(async () => {
  ingest = await startIngest({ redis: redis.address });
  tokens = {
    operator: await ingest.signIn('operator', 'operator', '4101'),
    elsewhere: await ingest.signIn('elsewhere', 'operator', '42'),
    teacher: await ingest.signIn('teacher', 'teacher', '410102'),
  };
  return () => ingest.close();
});

const call = (who: keyof typeof tokens, method: string, path: string, body?: object) =>
  fetch(`${ingest.url}${path}`, {
    method,
    headers: {
      ...bearer(tokens[who]),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const raise = (who: keyof typeof tokens, region: string) =>
  call(who, 'POST', '/api/operations/raise', { region });

/** A lesson that waits in the queue. */
async function queued(region: string): Promise<string> {
  const id = randomUUID();
  await ingest.catalog.lessons.create(newLesson(id, { region }));
  const record = await ingest.catalog.lessons.finishUpload(id, 10);
  await ingest.queue.enqueue(lessonRun(record!));
  return id;
}

async function priority(id: string): Promise<number | undefined> {
  const job = await jobs.getJob(jobId({ lessonId: id, generation: 1, ...PREPARE }));
  return job?.priority;
}

describe('a lesson', () => {
  it('is raised by an operator of its region, and its waiting job goes before others', async () => {
    const id = await queued('410102');
    expect(await priority(id)).toBe(USUAL);
    const answer = await call('operator', 'POST', `/api/lessons/${id}/raise`);
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ id, raised: true, secondsLeft: null });
    expect(await priority(id)).toBe(RAISED);
  });

  it('is raised by nobody else, and not when it is over', async () => {
    const id = await queued('410102');
    const path = `/api/lessons/${id}/raise`;
    expect((await call('teacher', 'POST', path)).status).toBe(403);
    expect((await call('elsewhere', 'POST', path)).status).toBe(404);
    await ingest.catalog.lessons.cancel(id);
    const late = await call('operator', 'POST', path);
    expect([late.status, (await late.json()).code]).toEqual([409, 'wrong-state']);
    expect(await ingest.catalog.lessons.get(id)).toMatchObject({ raised: false });
  });
});

describe('a region', () => {
  it('is raised with its lessons that wait and those that come, and lowered again', async () => {
    const [waits, far] = [await queued('410102'), await queued('4103')];
    const answer = await raise('operator', '410102');
    const raised = [
      {
        region: '410102',
        name: expect.any(String),
        raisedBy: 'operator',
        raisedAt: expect.stringMatching(/Z$/),
      },
    ];
    expect([answer.status, await answer.json()]).toEqual([200, { raised }]);
    const comes = await queued('410102-7');
    expect(await Promise.all([waits, far, comes].map(priority))).toEqual([RAISED, USUAL, RAISED]);

    const shown = await (await call('operator', 'GET', '/api/operations')).json();
    expect(shown.raised).toEqual(raised);
    const shownFar = await (await call('elsewhere', 'GET', '/api/operations')).json();
    expect(shownFar.raised).toEqual([]);

    const lowered = await call('operator', 'DELETE', '/api/operations/raise/410102');
    expect([lowered.status, await lowered.text()]).toEqual([204, '']);
    expect(await Promise.all([waits, comes].map(priority))).toEqual([USUAL, USUAL]);
    expect((await (await call('operator', 'GET', '/api/operations')).json()).raised).toEqual([]);
  });

  it('is raised and lowered by operators of it or above it only', async () => {
    const refused = async (answer: Response) => [answer.status, (await answer.json()).code];
    expect(await refused(await raise('elsewhere', '4101'))).toEqual([403, 'region-not-yours']);
    expect(await refused(await raise('operator', '41'))).toEqual([403, 'region-not-yours']);
    expect(await refused(await raise('operator', '4199'))).toEqual([400, 'region-unknown']);
    expect(await refused(await raise('teacher', '410102'))).toEqual([403, 'not-allowed']);
    await raise('operator', '4101');
    const lowered = await call('elsewhere', 'DELETE', '/api/operations/raise/4101');
    expect(await refused(lowered)).toEqual([403, 'region-not-yours']);
    expect(await ingest.catalog.raisedRegions.list()).toHaveLength(1);
  });

  it('is raised in the catalog when Redis is away', async () => {
    const own = await startRedis();
    const alone = await startIngest({ redis: own.address });
    const token = await alone.signIn('operator', 'operator', '41');
    await alone.catalog.lessons.create(newLesson('a', { region: '4101' }));
    await alone.catalog.lessons.finishUpload('a', 1);
    await own.stop();
    const answer = await fetch(`${alone.url}/api/operations/raise`, {
      method: 'POST',
      headers: { ...bearer(token), 'content-type': 'application/json' },
      body: JSON.stringify({ region: '4101' }),
    });
    expect(answer.status).toBe(200);
    expect(await alone.catalog.lessons.get('a')).toMatchObject({ raised: true });
    await alone.close();
    await own.close();
  });
});
