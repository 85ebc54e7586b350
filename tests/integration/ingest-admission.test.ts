import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { FILE_TYPE, movieBox, movieHeader, track } from '../unit/ingest/early/iso-movie.ts';
import { box } from '../unit/transcoder/package/box.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';
import { beginRequest } from './ingest-raw-request.ts';
import {
  createTusClient,
  lessonIdOf,
  locationOf,
  offsetOf,
  refusal,
  TUS_BODY,
  tus,
  uploadMetadata,
} from './ingest-tus-client.ts';

/** Who is let in, who has to wait, and what is told at once about a file. */
let redis: TestRedis;
const running: TestIngest[] = [];

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
afterEach(async () => {
  for (const ingest of running.splice(0)) await ingest.close();
});

async function start(env: Record<string, string> = {}, dataDir?: string): Promise<TestIngest> {
  const ingest = await startIngest({
    ...{ redis: redis.address, env },
    ...(dataDir === undefined ? {} : { dataDir }),
  });
  running.push(ingest);
  return ingest;
}

async function teacher(ingest: TestIngest, name: string, region = '410102') {
  return createTusClient(ingest, await ingest.signIn(name, 'teacher', region));
}

async function metrics(ingest: TestIngest): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(`${ingest.url}/metrics`)).text();
  const lines = text.matchAll(/^(youke_upload\S*) (\S+)$/gm);
  return new Map([...lines].map(([, name = '', value]) => [name, Number(value)]));
}

const refusalsOf = async (ingest: TestIngest, reason: string) =>
  (await metrics(ingest)).get(`youke_upload_refusals_total{reason="${reason}"}`);

/** That a refusal can be put off by whoever reads the header, and understood by whoever reads the words. */
async function expectWait(
  answer: Response,
  status: number,
  code: string,
  seconds: [number, number],
) {
  const retryAfter = Number(answer.headers.get('retry-after'));
  expect(retryAfter).toBeGreaterThanOrEqual(seconds[0]);
  expect(retryAfter).toBeLessThanOrEqual(seconds[1]);
  const problem = await answer.json();
  expect([answer.status, problem.status, problem.code]).toEqual([status, status, code]);
  expect(problem.messages.zh).toMatch(/\p{Script=Han}/u);
  expect(problem.messages.en).toMatch(/^[A-Z][\x20-\x7e]+$/);
  expect(problem.detail).toBe(problem.messages.zh);
}

describe('a further upload waits', () => {
  it('while its account has as many as it may; those in progress go on', async () => {
    const ingest = await start({ YOUKE_MAX_OPEN_UPLOADS_PER_ACCOUNT: '2' });
    const [one, two] = [await teacher(ingest, 'one'), await teacher(ingest, 'two')];
    const paths = [locationOf(await one.create(1000)), locationOf(await one.create(1000))];
    await expectWait(await one.create(1000), 503, 'account-uploads-full', [15, 45]);
    await expectWait(await one.createPart(10), 503, 'account-uploads-full', [15, 45]);
    expect(await refusalsOf(ingest, 'account-uploads-full')).toBe(2);
    expect((await two.create(1000)).status).toBe(201);
    const content = videoBytes(1000);
    for (const path of paths) {
      expect((await one.patch(path, 0, content.subarray(0, 500))).status).toBe(204);
      expect(offsetOf(await one.head(path))).toBe(500);
    }
    expect((await one.patch(paths[0] ?? '', 500, content.subarray(500))).status).toBe(204);
    expect((await one.create(1000)).status).toBe(201);
  });

  it('while its school has as many as it may, told in the reader’s language', async () => {
    const ingest = await start({ YOUKE_MAX_OPEN_UPLOADS_PER_SCHOOL: '2' });
    for (const name of ['one', 'two']) await (await teacher(ingest, name)).create(10);
    const three = await teacher(ingest, 'three');
    await expectWait(await three.create(10), 503, 'school-uploads-full', [15, 45]);
    const english = await three.create(10, { 'accept-language': 'en' });
    expect((await english.json()).detail).toMatch(/^Your school is uploading/);
    expect((await (await teacher(ingest, 'four', '410105')).create(10)).status).toBe(201);
  });

  it('while there are as many as there may be in all, until one is given up', async () => {
    const ingest = await start({ YOUKE_MAX_OPEN_UPLOADS: '2' });
    const one = await teacher(ingest, 'one', '410102');
    const path = locationOf(await one.create(10));
    await (await teacher(ingest, 'two', '410105')).create(10);
    const three = await teacher(ingest, 'three', '110101');
    await expectWait(await three.create(10), 503, 'uploads-full', [15, 45]);
    expect((await metrics(ingest)).get('youke_uploads_open')).toBe(2);
    await one.remove(path);
    expect((await three.create(10)).status).toBe(201);
  });

  it('while the disk has no room above the floor; one that was let in before goes on', async () => {
    const before = await start();
    const token = await before.signIn('one', 'teacher', '410102');
    const content = videoBytes(1000);
    const created = await createTusClient(before, token).createWith(1000, content.subarray(0, 400));
    const path = locationOf(created);
    await before.stop();
    running.pop();

    const floor = { YOUKE_DISK_FLOOR_BYTES: String(Number.MAX_SAFE_INTEGER) };
    const after = await start(floor, dirname(before.layout.catalogFile));
    const client = createTusClient(after, token);
    await expectWait(await client.create(10), 507, 'disk-full', [300, 300]);
    expect(await refusalsOf(after, 'disk-full')).toBe(1);
    expect((await client.patch(path, 400, content.subarray(400))).status).toBe(204);
    expect((await after.catalog.lessons.get(lessonIdOf(created)))?.state).toBe('queued');
  });

  it('while the room that there is has been promised to others', async () => {
    const ingest = await start({ YOUKE_DISK_FLOOR_BYTES: '1000' });
    vi.spyOn(ingest.media, 'space').mockResolvedValue({ freeBytes: 11_000, totalBytes: 20_000 });
    const one = await teacher(ingest, 'one');
    const path = locationOf(await one.create(6000));
    const reserved = async () => (await metrics(ingest)).get('youke_upload_reserved_bytes');
    expect(await reserved()).toBe(6000);
    const two = await teacher(ingest, 'two', '410105');
    await expectWait(await two.create(4001), 507, 'disk-full', [300, 300]);
    expect((await two.create(4000)).status).toBe(201);
    await one.patch(path, 0, videoBytes(1000));
    expect(await reserved()).toBe(9000);
    await one.remove(path);
    expect(await reserved()).toBe(4000);
    expect((await two.create(6000)).status).toBe(201);
  });

  it('not at all when it is larger than any may be: that is for good', async () => {
    const ingest = await start({ YOUKE_MAX_UPLOAD_BYTES: '1000' });
    const answer = await (await teacher(ingest, 'one')).create(1001);
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(await refusal(answer)).toEqual([413, 'upload-too-large']);
    expect(await refusalsOf(ingest, 'upload-too-large')).toBe(1);
  });
});

describe('what is no video', () => {
  const text = Buffer.from('这不是视频，是一封信。'.repeat(10_000));

  it('is refused before its body has come, its lesson says why, and its bytes are gone', async () => {
    const ingest = await start();
    const token = await ingest.signIn('one', 'teacher', '410102');
    const client = createTusClient(ingest, token);
    const created = await client.create(text.length);
    const sent = beginRequest(new URL(locationOf(created), ingest.url), 'PATCH', {
      ...tus(token),
      ...{ 'content-type': TUS_BODY, 'upload-offset': '0' },
      'content-length': String(text.length),
    });
    await sent.write(text.subarray(0, 8192));
    const { body, headers, status } = await sent.answer;
    expect([status, JSON.parse(body).code]).toEqual([415, 'not-a-video']);
    expect(headers['lesson-id']).toBe(lessonIdOf(created));
    sent.breakOff();
    const { failure, state } = (await ingest.catalog.lessons.get(lessonIdOf(created))) ?? {};
    expect([state, failure?.code]).toEqual(['failed', 'not-a-video']);
    expect(failure?.message).toMatch(/不是视频.* \/ This file is not a video/);
    expect((await client.head(locationOf(created))).status).toBe(410);
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
    expect(await refusalsOf(ingest, 'not-a-video')).toBe(1);
  });

  it('with its creation is refused too, and can be found by its lesson', async () => {
    const ingest = await start();
    const answer = await (await teacher(ingest, 'one')).createWith(text.length, text);
    const lesson = await ingest.catalog.lessons.get(lessonIdOf(answer));
    expect([answer.status, lesson?.failure?.code]).toEqual([415, 'not-a-video']);
  });

  it('leaves its connection fit for the next request', async () => {
    const ingest = await start();
    const token = await ingest.signIn('one', 'teacher', '410102');
    const created = await createTusClient(ingest, token).create(text.length);
    const socket = connect(Number(new URL(ingest.url).port), '127.0.0.1');
    const lines = [
      `PATCH ${locationOf(created)} HTTP/1.1`,
      'Host: 127.0.0.1',
      `Authorization: Bearer ${token}`,
      'Tus-Resumable: 1.0.0',
      'Upload-Offset: 0',
      `Content-Type: ${TUS_BODY}`,
      `Content-Length: ${text.length}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(text);
    socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
    const answers = (await buffer(socket)).toString();
    expect(answers).toContain('HTTP/1.1 415');
    expect(answers).toContain('{"status":"alive"}');
  });

  it('is taken where the setting says so, or where there is too little of it to tell', async () => {
    const lax = await start({ YOUKE_REFUSE_NON_VIDEO: '0' });
    expect((await (await teacher(lax, 'one')).createWith(text.length, text)).status).toBe(201);
    const strict = await start();
    const few = Buffer.from('eleven byte');
    expect((await (await teacher(strict, 'one')).createWith(11, few)).status).toBe(201);
  });
});

describe('one’s unfinished uploads', () => {
  type Listed = { id: string; url: string; offset: number; length: number | null };

  it('are listed, newest first, for whoever wants to go on with them', async () => {
    const ingest = await start();
    const token = await ingest.signIn('one', 'teacher', '410102');
    const client = createTusClient(ingest, token);
    const list = async (as = token): Promise<Listed[]> => {
      const answer = await fetch(`${ingest.url}/api/uploads`, { headers: bearer(as) });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      return ((await answer.json()) as { items: Listed[] }).items;
    };
    expect(await list()).toEqual([]);
    const metadata = uploadMetadata({ filename: '课.mp4', title: '圆' });
    const first = await client.create(1000, { 'upload-metadata': metadata });
    const path = locationOf(first);
    expect(await list()).toEqual([
      {
        id: path.split('/').at(-1),
        url: path,
        lessonId: lessonIdOf(first),
        title: '圆',
        filename: '课.mp4',
        offset: 0,
        length: 1000,
        updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
    const deferred = await client.send('POST', '/uploads', {
      ...{ 'upload-defer-length': '1', 'upload-metadata': metadata },
    });
    await client.createPart(10);
    await eventually(async () => {
      // Later than the other by at least a millisecond.
      await client.patch(path, offsetOf(await client.head(path)), Buffer.alloc(0));
      return (await list())[0]?.url === path ? true : null;
    });
    expect((await list()).map(({ length, url }) => [url, length])).toEqual([
      [path, 1000],
      [locationOf(deferred), null],
    ]);
    await client.patch(path, 0, videoBytes(400));
    expect((await list())[0]?.offset).toBe(400);
    await client.patch(path, 400, videoBytes(600));
    await client.remove(locationOf(deferred));
    expect(await list()).toEqual([]);
  });

  it('are nobody else’s: not a colleague’s, not an operator’s, not a stranger’s', async () => {
    const ingest = await start();
    await (await teacher(ingest, 'one')).create(1000);
    for (const [name, role] of [
      ['two', 'teacher'],
      ['operator', 'operator'],
      ['reviewer', 'reviewer'],
    ] as const) {
      const token = await ingest.signIn(name, role, name === 'two' ? '410102' : '41');
      const answer = await fetch(`${ingest.url}/api/uploads`, { headers: bearer(token) });
      expect(await answer.json()).toEqual({ items: [] });
    }
    expect((await fetch(`${ingest.url}/api/uploads`)).status).toBe(401);
  });
});

describe('the first bytes of a file', () => {
  it('tell a page what it is', async () => {
    const ingest = await start();
    const token = await ingest.signIn('one', 'teacher', '410102');
    const inspect = (body: Buffer<ArrayBuffer>, type = 'application/octet-stream', as = token) =>
      fetch(`${ingest.url}/api/uploads/inspect`, {
        method: 'POST',
        headers: { ...bearer(as), 'content-type': type },
        body,
      });
    const answers = async (body: Buffer) => (await inspect(Buffer.from(body))).json();
    const movie = Buffer.concat([
      FILE_TYPE,
      movieBox(movieHeader(1500), track({ width: 1920, height: 1080 })),
      box('mdat', Buffer.alloc(100)),
    ]);
    expect(await answers(movie)).toEqual({
      verdict: 'video',
      source: {
        ...{ container: 'mp4', durationSeconds: 2.5, width: 1920, height: 1080, hasSound: false },
      },
    });
    expect(await answers(videoBytes(65_536))).toEqual({ verdict: 'video', source: null });
    expect(await answers(Buffer.alloc(5000, '课'))).toEqual({
      ...{ verdict: 'not-a-video', source: null },
    });
    expect(await answers(Buffer.alloc(3))).toEqual({ verdict: 'undecided', source: null });
    expect((await inspect(Buffer.alloc(1024 * 1024))).status).toBe(200);
    expect((await inspect(Buffer.alloc(1024 * 1024 + 1))).status).toBe(413);
    expect((await inspect(Buffer.alloc(10), 'text/plain')).status).toBe(415);
    const reviewer = await ingest.signIn('reviewer', 'reviewer', '41');
    expect((await inspect(Buffer.alloc(10), undefined, reviewer)).status).toBe(403);
  });
});

it('what happens to uploads is counted', async () => {
  const ingest = await start();
  const token = await ingest.signIn('one', 'teacher', '410102');
  const client = createTusClient(ingest, token);
  const begun = await metrics(ingest);
  expect(Object.fromEntries(begun)).toMatchObject({
    youke_uploads_active: 0,
    youke_uploads_open: 0,
    youke_upload_bytes_total: 0,
    youke_upload_resumes_total: 0,
    youke_upload_checksum_failures_total: 0,
    youke_upload_lock_takeovers_total: 0,
    youke_upload_reserved_bytes: 0,
  });
  const path = locationOf(await client.create(10_000));
  const sent = beginRequest(new URL(path, ingest.url), 'PATCH', {
    ...tus(token),
    ...{ 'content-type': TUS_BODY, 'upload-offset': '0', 'content-length': '10000' },
  });
  await sent.write(videoBytes(4000));
  await eventually(async () =>
    (await metrics(ingest)).get('youke_upload_bytes_total') === 4000 ? true : null,
  );
  expect((await metrics(ingest)).get('youke_uploads_active')).toBe(1);
  expect(offsetOf(await client.head(path))).toBe(4000);
  await expect(sent.answer).rejects.toThrow();
  await client.patch(path, 1, videoBytes(10));
  expect(Object.fromEntries(await metrics(ingest))).toMatchObject({
    youke_uploads_active: 0,
    youke_uploads_open: 1,
    youke_upload_bytes_total: 4000,
    youke_upload_resumes_total: 1,
    youke_upload_lock_takeovers_total: 1,
    youke_upload_reserved_bytes: 6000,
    'youke_upload_refusals_total{reason="upload-offset"}': 1,
  });
});
