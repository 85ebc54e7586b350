import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { bearer, startIngest, type TestIngest } from './ingest-fixture.ts';
import { type EventReader, readEvents } from './ingest-read-events.ts';

let redis: TestRedis;
let ingest: TestIngest;
let operator: string;
let teacher: string;
let ownerId: string;

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  ingest = await startIngest({ redis: redis.address });
  operator = await ingest.signIn('operator', 'operator', '41');
  teacher = await ingest.signIn('teacher', 'teacher', '410102');
  ownerId = (await ingest.catalog.accounts.findByUsername('teacher'))?.id ?? '';
  return () => ingest.close();
});

async function addLesson(title: string, owner = ownerId, region = '410102') {
  const id = randomUUID();
  const empty = { subject: '', grade: '', textbook: '', textbookNode: '', uploadMetadata: '' };
  const upload = { uploadId: randomUUID(), filename: 'a.mp4', traceId: 't' };
  await ingest.catalog.lessons.create({
    ...empty,
    ...upload,
    id,
    title,
    region,
    ownerId: owner,
    owner: 'teacher',
  });
  return id;
}

describe('operations', () => {
  it('tell an operator of queue, workers, uploads, storage and regions', async () => {
    const waiting = await addLesson('waiting');
    await ingest.catalog.lessons.finishUpload(waiting, 10);
    const broken = await addLesson('broken', ownerId, '410105');
    await ingest.catalog.lessons.finishUpload(broken, 10);
    await ingest.catalog.lessons.fail(broken, 1, { code: 'internal', message: 'x' });
    const worker = { id: 'w1', host: 'here', lessonId: waiting, progress: 0.5, speed: 3 };
    await ingest.catalog.workers.report(worker);
    const answer = await fetch(`${ingest.url}/api/operations`, { headers: bearer(operator) });
    expect(await answer.json()).toEqual({
      queue: {
        waiting: 1,
        active: 0,
        failed: 1,
        completed: 0,
        oldestWaitSeconds: expect.any(Number),
        etaSeconds: null,
      },
      workers: [{ id: 'w1', host: 'here', lessonId: waiting, progress: 0.5 }],
      uploads: { active: 0, bytesPerSecond: 0 },
      storage: { freeBytes: expect.any(Number), totalBytes: expect.any(Number) },
      raised: [],
      regions: [
        { region: '410102', name: expect.any(String), lessons: 1, ready: 0, failed: 0 },
        { region: '410105', name: expect.any(String), lessons: 1, ready: 0, failed: 1 },
      ],
    });
    const denied = await fetch(`${ingest.url}/api/operations`, { headers: bearer(teacher) });
    expect(denied.status).toBe(403);
  });

  it('are metrics for operators and for this very machine, not for a proxy’s clients', async () => {
    const metrics = (headers: Record<string, string>) =>
      fetch(`${ingest.url}/metrics`, { headers });
    const local = await metrics({});
    expect(local.headers.get('content-type')).toContain('text/plain');
    const text = await local.text();
    for (const name of [
      'process_cpu_seconds_total',
      'youke_http_request_duration_seconds',
      'youke_lessons{state="queued"} 0',
      'youke_queue_oldest_wait_seconds 0',
      'youke_upload_bytes_total 0',
      'youke_storage_free_bytes',
    ]) {
      expect(text).toContain(name);
    }
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    expect((await metrics(proxied)).status).toBe(401);
    expect((await metrics({ ...proxied, ...bearer(teacher) })).status).toBe(403);
    expect((await metrics({ ...proxied, ...bearer(operator) })).status).toBe(200);
  });

  it('say alive and ready', async () => {
    expect((await fetch(`${ingest.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${ingest.url}/readyz`)).json()).toEqual({ status: 'ready' });
  });
});

describe('events', () => {
  const listen = (token: string, headers: Record<string, string> = {}): Promise<EventReader> =>
    readEvents(`${ingest.url}/api/events`, { ...bearer(token), ...headers });

  it('tell whoever may see a lesson of each change and of its end', async () => {
    const events = await listen(teacher);
    expect(events.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(events.headers.get('x-accel-buffering')).toBe('no');
    await addLesson('not yours', 'somebody else');
    const id = await addLesson('yours');
    expect(await events.next()).toMatchObject({
      name: 'lesson',
      data: { id, title: 'yours', state: 'uploading' },
    });
    await ingest.catalog.lessons.finishUpload(id, 10);
    expect(await events.next()).toMatchObject({ name: 'lesson', data: { id, state: 'queued' } });
    await ingest.catalog.lessons.remove(id);
    expect(await events.next()).toMatchObject({ name: 'lesson-removed', data: { id } });
    events.close();
  });

  it('resume after the last one that was heard', async () => {
    const events = await listen(operator);
    await addLesson('first');
    const first = await events.next();
    events.close();
    const id = await addLesson('missed');
    const again = await listen(operator, { 'last-event-id': first.id });
    expect(await again.next()).toMatchObject({ data: { id, title: 'missed' } });
    again.close();
  });

  it('begin anew for a reader whose last one was of another catalog', async () => {
    const events = await listen(operator, { 'last-event-id': '999999' });
    const id = await addLesson('new');
    expect(await events.next()).toMatchObject({ data: { id } });
    events.close();
  });

  it('end at once when the server stops', async () => {
    const events = await listen(teacher);
    const closed = ingest.server.close();
    await expect(events.next()).rejects.toThrow('the stream ended');
    await closed;
  });
});
