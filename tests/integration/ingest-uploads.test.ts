import { createHash, randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson } from '../../storage/catalog/lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';

let redis: TestRedis;
let ingest: TestIngest;
let teacher: string;
let colleague: string;
let reviewer: string;
let operator: string;
const MAX_UPLOAD_BYTES = 4_000_000;

beforeAll(async () => {
  redis = await startRedis();
  const env = { YOUKE_MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES) };
  ingest = await startIngest({ redis: redis.address, env });
  teacher = await ingest.signIn('teacher', 'teacher', '410102');
  colleague = await ingest.signIn('colleague', 'teacher', '410102');
  reviewer = await ingest.signIn('reviewer', 'reviewer', '41');
  operator = await ingest.signIn('operator', 'operator', '41');
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

const tus = (token: string) => ({ ...bearer(token), 'tus-resumable': '1.0.0' });

function metadata(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
}

function create(
  length: number,
  values: Record<string, string> = { filename: 'lesson.mp4' },
  over: Record<string, string> = {},
  body?: Buffer<ArrayBuffer>,
) {
  return fetch(`${ingest.url}/uploads`, {
    method: 'POST',
    headers: {
      ...tus(teacher),
      'upload-length': String(length),
      'upload-metadata': metadata(values),
      ...over,
    },
    ...(body ? { body } : {}),
  });
}

function patch(location: string, offset: number, body: Buffer<ArrayBuffer>, token = teacher) {
  return fetch(new URL(location, ingest.url), {
    method: 'PATCH',
    headers: {
      ...tus(token),
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
    },
    body,
  });
}

function head(location: string, token = teacher) {
  return fetch(new URL(location, ingest.url), { method: 'HEAD', headers: tus(token) });
}

async function lessonOf(id: string, token = teacher): Promise<Lesson> {
  const answer = await fetch(`${ingest.url}/api/lessons/${id}`, { headers: bearer(token) });
  expect(answer.status).toBe(200);
  return answer.json();
}

async function sourceOf(lessonId: string, from = ingest): Promise<Buffer> {
  return buffer(await from.media.read({ kind: 'source', lessonId }));
}

const lessonIdOf = (answer: Response) => answer.headers.get('lesson-id') ?? '';
const locationOf = (answer: Response) => answer.headers.get('location') ?? '';

describe('an upload', () => {
  it('of tus-js-client becomes a queued lesson with all that its metadata says', async () => {
    const content = videoBytes(700_000);
    let lessonId = '';
    await new Promise<void>((resolve, reject) => {
      new Upload(Readable.from([content]), {
        endpoint: `${ingest.url}/uploads`,
        headers: bearer(teacher),
        chunkSize: 256 * 1024,
        uploadSize: content.length,
        metadata: {
          filename: '一元二次方程.mp4',
          subject: '数学',
          grade: '九年级',
          textbook: '人教版九年级上册',
        },
        onAfterResponse: (_request, response) => {
          lessonId = response.getHeader('Lesson-Id') ?? lessonId;
        },
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    expect(await lessonOf(lessonId)).toMatchObject({
      title: '一元二次方程',
      subject: '数学',
      grade: '九年级',
      textbook: '人教版九年级上册',
      region: '410102',
      owner: 'teacher',
      state: 'queued',
    });
    expect((await sourceOf(lessonId)).equals(content)).toBe(true);
    expect(await ingest.queue.isAlive({ lessonId, generation: 1 })).toBe(true);
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('aborted by tus-js-client goes on from where it was', async () => {
    const content = videoBytes(900_000);
    const options = {
      endpoint: `${ingest.url}/uploads`,
      headers: bearer(teacher),
      chunkSize: 128 * 1024,
      metadata: { filename: 'broken off.mp4' },
    };
    const location = await new Promise<string>((resolve, reject) => {
      const first = new Upload(content, {
        ...options,
        onChunkComplete: async (_size, accepted) => {
          if (accepted < 256 * 1024) return;
          await first.abort();
          resolve(first.url ?? '');
        },
        onError: reject,
      });
      first.start();
    });
    const arrived = Number((await head(location)).headers.get('upload-offset'));
    expect(arrived).toBeGreaterThanOrEqual(256 * 1024);
    expect(arrived).toBeLessThan(content.length);

    const offsets: number[] = [];
    await new Promise<void>((resolve, reject) => {
      new Upload(content, {
        ...options,
        uploadUrl: location,
        onProgress: (sent) => offsets.push(sent),
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    expect(offsets[0]).toBeGreaterThanOrEqual(arrived);
    const lessonId = lessonIdOf(await head(location));
    expect((await sourceOf(lessonId)).equals(content)).toBe(true);
  });

  it('may bring its first bytes with its creation', async () => {
    const content = videoBytes(50_000);
    const type = { 'content-type': 'application/offset+octet-stream' };
    const whole = await create(content.length, undefined, type, content);
    expect([whole.status, whole.headers.get('upload-offset')]).toEqual([201, '50000']);
    expect((await lessonOf(lessonIdOf(whole))).state).toBe('queued');

    const half = await create(content.length, undefined, type, content.subarray(0, 20_000));
    expect([half.status, half.headers.get('upload-offset')]).toEqual([201, '20000']);
    expect((await lessonOf(lessonIdOf(half))).state).toBe('uploading');
    expect((await patch(locationOf(half), 20_000, content.subarray(20_000))).status).toBe(204);
    expect((await sourceOf(lessonIdOf(half))).equals(content)).toBe(true);
  });

  it('of no bytes is a lesson too, for the transcoder to judge', async () => {
    const created = await create(0);
    expect(created.status).toBe(201);
    expect((await lessonOf(lessonIdOf(created))).state).toBe('queued');
    expect(await sourceOf(lessonIdOf(created))).toHaveLength(0);
  });

  it('may say its length later', async () => {
    const headers = {
      'upload-defer-length': '1',
      'upload-metadata': metadata({ filename: 'a.mp4' }),
    };
    const created = await fetch(`${ingest.url}/uploads`, {
      method: 'POST',
      headers: { ...tus(teacher), ...headers },
    });
    expect(created.status).toBe(201);
    const ended = await fetch(new URL(locationOf(created), ingest.url), {
      method: 'PATCH',
      headers: {
        ...tus(teacher),
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
        'upload-length': '5',
      },
      body: 'bytes',
    });
    expect(ended.status).toBe(204);
    expect((await sourceOf(lessonIdOf(created))).toString()).toBe('bytes');
  });

  it('shows in its lesson how far it is', async () => {
    const created = await create(1_000_000);
    await patch(locationOf(created), 0, videoBytes(250_000));
    const lesson = await eventually(async () => {
      const each = await lessonOf(lessonIdOf(created));
      return each.progress > 0 ? each : null;
    });
    expect(lesson).toMatchObject({ state: 'uploading', progress: 0.25 });
  });

  it('whose last PATCH is sent again gives one lesson', async () => {
    const content = videoBytes(10_000);
    const created = await create(content.length, { filename: 'once.mp4' });
    const location = locationOf(created);
    expect((await patch(location, 0, content)).status).toBe(204);

    const answer = await head(location);
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([200, '10000']);
    const again = await patch(location, 0, content);
    expect([again.status, (await again.json()).code]).toEqual([409, 'upload-offset']);
    const empty = await patch(location, content.length, Buffer.alloc(0));
    expect([empty.status, empty.headers.get('upload-offset')]).toEqual([204, '10000']);

    const { items } = await ingest.catalog.lessons.list({
      scope: { prefix: '' },
      ownerId: null,
      state: null,
      subject: null,
      grade: null,
      region: null,
      q: 'once',
      sort: 'newest',
      limit: 10,
      cursor: null,
    });
    expect(items.map(({ id, generation }) => [id, generation])).toEqual([[lessonIdOf(created), 1]]);
  });

  it('sent by two connections at once is one lesson in the end: the newer one wins', async () => {
    const content = videoBytes(300_000);
    const created = await create(content.length);
    const location = locationOf(created);
    await Promise.allSettled([patch(location, 0, content), patch(location, 0, content)]);
    const arrived = Number((await head(location)).headers.get('upload-offset'));
    expect((await patch(location, arrived, content.subarray(arrived))).status).toBe(204);
    expect((await lessonOf(lessonIdOf(created))).state).toBe('queued');
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it('whose client vanished is resumed at once by the next connection', async () => {
    const content = videoBytes(500_000);
    const created = await create(content.length);
    const gone = new AbortController();
    let sent = false;
    const stalling = new ReadableStream({
      pull(controller) {
        if (sent) return new Promise(() => {});
        sent = true;
        controller.enqueue(content.subarray(0, 200_000));
        return undefined;
      },
    });
    const stalled = fetch(new URL(locationOf(created), ingest.url), {
      method: 'PATCH',
      headers: {
        ...tus(teacher),
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
      },
      body: stalling,
      duplex: 'half',
      signal: gone.signal,
    } as RequestInit).catch((error: unknown) => error);
    const arrived = await eventually(async () => {
      const offset = Number((await head(locationOf(created))).headers.get('upload-offset'));
      return offset > 0 ? offset : null;
    });
    const rest = await patch(locationOf(created), arrived, content.subarray(arrived));
    expect(rest.status).toBe(204);
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
    gone.abort();
    await stalled;
  });

  it('refused in the middle leaves its connection fit for the next request', async () => {
    const created = await create(1_000_000);
    const socket = connect(Number(new URL(ingest.url).port), '127.0.0.1');
    const lines = [
      `PATCH ${locationOf(created)} HTTP/1.1`,
      'Host: 127.0.0.1',
      `Authorization: Bearer ${teacher}`,
      'Tus-Resumable: 1.0.0',
      'Upload-Offset: 7',
      'Content-Type: application/offset+octet-stream',
      'Content-Length: 900000',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(randomBytes(900_000));
    socket.write('GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n');
    const answers = (await buffer(socket)).toString();
    expect(answers).toContain('HTTP/1.1 409');
    expect(answers).toContain('{"status":"alive"}');
  });

  it('given up by DELETE leaves a cancelled lesson and no bytes', async () => {
    const created = await create(10_000);
    await patch(locationOf(created), 0, videoBytes(5_000));
    const url = new URL(locationOf(created), ingest.url);
    const ended = await fetch(url, { method: 'DELETE', headers: tus(teacher) });
    expect(ended.status).toBe(204);
    expect((await lessonOf(lessonIdOf(created))).state).toBe('cancelled');
    const uploadId = url.pathname.split('/').at(-1) ?? '';
    expect((await readdir(ingest.layout.uploadsDir)).join()).not.toContain(uploadId);
    expect((await head(locationOf(created))).status).toBe(410);
    expect((await patch(locationOf(created), 5_000, randomBytes(5_000))).status).toBe(410);
  });

  it.each([
    ['its lesson is cancelled', 'POST', (lessonId: string) => `/api/lessons/${lessonId}/cancel`],
    ['its lesson is deleted', 'DELETE', (lessonId: string) => `/api/lessons/${lessonId}`],
    ['it is given up', 'DELETE', (_lessonId: string, location: string) => location],
  ])('breaks its PATCH off when %s', async (_how, method, path) => {
    const created = await create(MAX_UPLOAD_BYTES);
    const lessonId = lessonIdOf(created);
    const socket = connect(Number(new URL(ingest.url).port), '127.0.0.1');
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.resume();
    const lines = [
      `PATCH ${locationOf(created)} HTTP/1.1`,
      'Host: 127.0.0.1',
      `Authorization: Bearer ${teacher}`,
      'Tus-Resumable: 1.0.0',
      'Upload-Offset: 0',
      'Content-Type: application/offset+octet-stream',
      `Content-Length: ${MAX_UPLOAD_BYTES}`,
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    socket.write(videoBytes(1000));
    // A client that goes on as long as it is let.
    const dripping = setInterval(() => socket.write(randomBytes(1000)), 10);
    await eventually(async () => {
      const { progress } = await lessonOf(lessonId);
      return progress > 0 ? progress : null;
    });
    const given = new URL(path(lessonId, locationOf(created)), ingest.url);
    const answer = await fetch(given, { method, headers: tus(teacher) });
    expect([202, 204]).toContain(answer.status);
    await ended;
    clearInterval(dripping);
    const after = await head(locationOf(created));
    expect(after.status).toBe(path('', '') === '/api/lessons/' ? 404 : 410);
    const uploadId = locationOf(created).split('/').at(-1) ?? '';
    expect((await readdir(ingest.layout.uploadsDir)).join()).not.toContain(uploadId);
  });

  it('that is finished is given up by DELETE together with its lesson', async () => {
    const created = await create(4);
    await patch(locationOf(created), 0, Buffer.from('done'));
    const url = new URL(locationOf(created), ingest.url);
    expect((await fetch(url, { method: 'DELETE', headers: tus(colleague) })).status).toBe(404);
    expect((await fetch(url, { method: 'DELETE', headers: tus(teacher) })).status).toBe(204);
    expect(await ingest.media.stat({ kind: 'source', lessonId: lessonIdOf(created) })).toBeNull();
    expect((await head(locationOf(created))).status).toBe(404);
    const lesson = await fetch(`${ingest.url}/api/lessons/${lessonIdOf(created)}`, {
      headers: bearer(teacher),
    });
    expect(lesson.status).toBe(404);
  });

  it('is measured while it arrives', async () => {
    const before = await (await fetch(`${ingest.url}/metrics`)).text();
    const created = await create(100_000);
    await patch(locationOf(created), 0, videoBytes(100_000));
    const after = await (await fetch(`${ingest.url}/metrics`)).text();
    const bytes = (text: string) => Number(/^youke_upload_bytes_total (\d+)$/m.exec(text)?.[1]);
    expect(bytes(after) - bytes(before)).toBe(100_000);
  });
});

describe('an upload is refused', () => {
  it.each([
    ['without a filename', { title: 'x' }, 400, 'filename-missing'],
    ['with an unknown region', { filename: 'a.mp4', region: '999999' }, 400, 'region-unknown'],
    ['to a foreign region', { filename: 'a.mp4', region: '4201' }, 403, 'region-not-yours'],
    ['to a region above', { filename: 'a.mp4', region: '41' }, 403, 'region-not-yours'],
    [
      'with an endless title',
      { filename: 'a.mp4', title: 'x'.repeat(300) },
      400,
      'upload-metadata-invalid',
    ],
  ])('%s', async (_what, values, status, code) => {
    const answer = await create(10, values as unknown as Record<string, string>);
    const problem = await answer.json();
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(problem.messages.zh).toMatch(/\p{Script=Han}/u);
  });

  it('when it is too large, at its creation or by its bytes', async () => {
    const large = await create(MAX_UPLOAD_BYTES + 1);
    expect([large.status, (await large.json()).code]).toEqual([413, 'upload-too-large']);
    const created = await create(10);
    const more = await patch(locationOf(created), 0, videoBytes(20));
    expect([more.status, (await more.json()).code]).toEqual([413, 'upload-too-large']);
  });

  it('without a session, by a reviewer, in another protocol version, as another type', async () => {
    const anonymous = await fetch(`${ingest.url}/uploads`, { method: 'POST' });
    expect(anonymous.status).toBe(401);
    const byReviewer = await create(10, undefined, bearer(reviewer));
    expect([byReviewer.status, (await byReviewer.json()).code]).toEqual([403, 'not-allowed']);
    const old = await create(10, undefined, { 'tus-resumable': '0.2.2' });
    expect([old.status, old.headers.get('tus-version')]).toEqual([412, '1.0.0']);
    const created = await create(10);
    const typed = await fetch(new URL(locationOf(created), ingest.url), {
      method: 'PATCH',
      headers: { ...tus(teacher), 'upload-offset': '0', 'content-type': 'video/mp4' },
      body: 'x',
    });
    expect(typed.status).toBe(415);
  });

  it('to whoever it does not belong: another teacher sees nothing, an operator may go on', async () => {
    const created = await create(10);
    for (const answer of [
      await head(locationOf(created), colleague),
      await patch(locationOf(created), 0, Buffer.from('stolen'), colleague),
      await fetch(new URL(locationOf(created), ingest.url), {
        method: 'DELETE',
        headers: tus(colleague),
      }),
    ]) {
      expect(answer.status).toBe(404);
    }
    expect((await patch(locationOf(created), 0, Buffer.from('5 byt'), operator)).status).toBe(204);
    expect((await head(locationOf(created))).headers.get('upload-offset')).toBe('5');
    expect((await head('/uploads/never-was')).status).toBe(404);
  });
});

describe('what this server can do', () => {
  it('is told to anybody, without an open door for other sites', async () => {
    const answer = await fetch(`${ingest.url}/uploads`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('tus-version')).toBe('1.0.0');
    expect(answer.headers.get('tus-checksum-algorithm')).toBe('sha1,sha256');
    expect(answer.headers.get('tus-extension')?.split(',').sort()).toEqual([
      'checksum',
      'checksum-trailer',
      'concatenation',
      'creation',
      'creation-defer-length',
      'creation-with-upload',
      'expiration',
      'termination',
    ]);
    expect(answer.headers.get('tus-max-size')).toBe(String(MAX_UPLOAD_BYTES));
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a restart', () => {
  it('in the middle of an upload costs no byte that has arrived', async () => {
    const redisAddress = redis.address;
    const content = videoBytes(400_000);
    const first = await startIngest({ redis: redisAddress });
    const token = await first.signIn('mover', 'teacher', '410102');
    const headers = { ...tus(token), 'upload-metadata': metadata({ filename: 'm.mp4' }) };
    const created = await fetch(`${first.url}/uploads`, {
      method: 'POST',
      headers: { ...headers, 'upload-length': String(content.length) },
    });
    let sent = false;
    const halfway = fetch(new URL(locationOf(created), first.url), {
      method: 'PATCH',
      headers: {
        ...headers,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
      },
      body: new ReadableStream({
        pull(controller) {
          if (sent) return new Promise(() => {});
          sent = true;
          controller.enqueue(content.subarray(0, 150_000));
          return undefined;
        },
      }),
      duplex: 'half',
    } as RequestInit).catch((error: unknown) => error);
    await eventually(async () => {
      const lesson = await first.catalog.lessons.get(lessonIdOf(created));
      return lesson !== null && lesson.progress > 0 ? lesson : null;
    });
    const dataDir = first.layout.catalogFile.replace(/\/catalog\.sqlite$/, '');
    await first.stop();
    expect(await halfway).toBeInstanceOf(Error);

    const second = await startIngest({ redis: redisAddress, dataDir });
    const url = new URL(locationOf(created), second.url);
    const stood = await fetch(url, { method: 'HEAD', headers: tus(token) });
    expect(stood.headers.get('upload-offset')).toBe('150000');
    const rest = await fetch(url, {
      method: 'PATCH',
      headers: {
        ...tus(token),
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '150000',
      },
      body: content.subarray(150_000),
    });
    expect(rest.status).toBe(204);
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(await sourceOf(lessonIdOf(created), second))).toBe(digest(content));
    await second.close();
  });

  it('with Redis away still takes uploads; their lessons are queued when it is back', async () => {
    const own = await startRedis();
    const env = { YOUKE_RECONCILE_SECONDS: '1' };
    const alone = await startIngest({ redis: own.address, env });
    const token = await alone.signIn('patient', 'teacher', '410102');
    await own.stop();
    const created = await fetch(`${alone.url}/uploads`, {
      method: 'POST',
      headers: {
        ...tus(token),
        'upload-length': '4',
        'upload-metadata': metadata({ filename: 'a.mp4' }),
        'content-type': 'application/offset+octet-stream',
      },
      body: 'data',
    });
    expect(created.status).toBe(201);
    const ready = await fetch(`${alone.url}/readyz`);
    expect(ready.status).toBe(503);
    expect((await ready.json()).errors).toEqual([{ where: 'queue', message: 'down' }]);
    await own.startAgain();
    const run = { lessonId: lessonIdOf(created), generation: 1 };
    await eventually(async () => {
      const alive = await alone.queue.isAlive(run).catch(() => false);
      return alive ? true : null;
    });
    await alone.close();
    await own.close();
  });
});
