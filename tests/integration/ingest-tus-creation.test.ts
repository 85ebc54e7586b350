import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { eventually, startIngest, type TestIngest } from './ingest-fixture.ts';
import { beginRequest } from './ingest-raw-request.ts';
import {
  createTusClient,
  lessonIdOf,
  locationOf,
  offsetOf,
  refusal,
  TUS_BODY,
  type TusClient,
  tus,
  uploadMetadata,
} from './ingest-tus-client.ts';

/** tus 1.0.0, Creation and what belongs to it: first bytes, a length that comes later, expiration. */
let redis: TestRedis;
let ingest: TestIngest;
let teacher: string;
let client: TusClient;
const MAX_UPLOAD_BYTES = 4_000_000;

beforeAll(async () => {
  redis = await startRedis();
  const env = { YOUKE_MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES) };
  ingest = await startIngest({ redis: redis.address, env });
  teacher = await ingest.signIn('teacher', 'teacher', '410102');
  client = createTusClient(ingest, teacher);
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

const told = (answer: Response, ...names: string[]) =>
  names.map((name) => answer.headers.get(name));

async function sourceOf(lessonId: string): Promise<Buffer> {
  return buffer(await ingest.media.read({ kind: 'source', lessonId }));
}

const stateOf = async (lessonId: string) => (await ingest.catalog.lessons.get(lessonId))?.state;

describe('creation', () => {
  it('gives a place for the bytes', async () => {
    const created = await client.create(10);
    expect(created.status).toBe(201);
    expect(locationOf(created)).toMatch(/^\/uploads\/[\w-]{36}$/);
    expect(told(created, 'upload-offset')).toEqual([null]);
  });

  it('takes an address that ends in a slash, as those of most tus servers do', async () => {
    const headers = {
      'upload-length': '10',
      'upload-metadata': uploadMetadata({ filename: 'a.mp4' }),
    };
    const created = await client.send('POST', '/uploads/', headers);
    expect([created.status, locationOf(created)]).toEqual([
      ...[201, expect.stringMatching(/^\/uploads\/[\w-]{36}$/)],
    ]);
    expect((await client.send('OPTIONS', '/uploads/', {})).status).toBe(204);
    expect((await client.head('/uploads/')).status).toBe(404);
  });

  it.each([
    ['of an empty length', { 'upload-length': '' }, 400, 'invalid-request'],
    ['with a length that is no number', { 'upload-length': 'ten' }, 400, 'invalid-request'],
    ['of too much', { 'upload-length': String(MAX_UPLOAD_BYTES + 1) }, 413, 'upload-too-large'],
    [
      'with metadata that cannot be read',
      { 'upload-metadata': 'filename a.mp4' },
      400,
      'upload-metadata-invalid',
    ],
  ])('%s is refused', async (_how, headers, status, code) => {
    expect(await refusal(await client.create(10, headers))).toEqual([status, code]);
  });

  it('with bytes of another type is 415, and makes nothing', async () => {
    const before = await count();
    const type = { 'content-type': 'video/mp4' };
    expect((await client.createWith(10, videoBytes(10), type)).status).toBe(415);
    expect(await count()).toBe(before);
  });

  it('with more bytes than it announces is 413, and makes nothing', async () => {
    const before = await count();
    expect((await client.createWith(10, videoBytes(11))).status).toBe(413);
    expect(await count()).toBe(before);
  });

  it('with bytes whose connection breaks makes nothing: nobody knows where it is', async () => {
    const before = await count();
    const sent = beginRequest(new URL('/uploads', ingest.url), 'POST', {
      ...tus(teacher),
      'upload-length': '1000',
      'upload-metadata': uploadMetadata({ filename: 'a.mp4' }),
      'content-type': TUS_BODY,
      'content-length': '1000',
    });
    await sent.write(videoBytes(500));
    await eventually(async () => ((await count()) > before ? true : null));
    sent.breakOff();
    await eventually(async () => ((await count()) === before ? true : null));
  });

  it('with bytes whose connection breaks stays when somebody else goes on with it', async () => {
    const content = videoBytes(1000);
    const sent = beginRequest(new URL('/uploads', ingest.url), 'POST', {
      ...tus(teacher),
      'upload-length': '1000',
      'upload-metadata': uploadMetadata({ filename: 'found.mp4' }),
      'content-type': TUS_BODY,
      'content-length': '1000',
    });
    await sent.write(content.subarray(0, 500));
    // From another machine, by the list of what is unfinished.
    const { lessonId, url } = await eventually(async () => {
      const { items } = await (await client.send('GET', '/api/uploads', {})).json();
      const found = items.find((each: { filename: string }) => each.filename === 'found.mp4');
      return found ?? null;
    });
    await eventually(async () => ((await active()) > 0 ? true : null));
    const rest = await client.patch(url, 0, content);
    await expect(sent.answer).rejects.toThrow();
    const arrived = rest.status === 204 ? 1000 : offsetOf(await client.head(url));
    if (arrived < 1000) await client.patch(url, arrived, content.subarray(arrived));
    expect((await sourceOf(lessonId)).equals(content)).toBe(true);
  });

  it('of nothing with an empty body is finished at once', async () => {
    for (const headers of [
      { 'content-length': '0' },
      { 'content-type': TUS_BODY, 'transfer-encoding': 'chunked' },
    ]) {
      const sent = beginRequest(new URL('/uploads', ingest.url), 'POST', {
        ...tus(teacher),
        'upload-length': '0',
        'upload-metadata': uploadMetadata({ filename: 'a.mp4' }),
        ...headers,
      });
      sent.end();
      const { status, headers: answered } = await sent.answer;
      expect([status, await stateOf(String(answered['lesson-id']))]).toEqual([201, 'queued']);
      expect(answered['upload-expires']).toBeUndefined();
    }
  });
});

describe('a length that comes later', () => {
  const deferred = { 'upload-length': '', 'upload-defer-length': '1' };
  const create = async () => {
    const answer = await client.send('POST', '/uploads', {
      'upload-defer-length': '1',
      'upload-metadata': uploadMetadata({ filename: 'a.mp4' }),
    });
    return { path: locationOf(answer), lessonId: lessonIdOf(answer) };
  };

  it('is said to be missing until it comes with some bytes, the last ones, or none', async () => {
    for (const [first, second] of [
      [300, 700],
      [1000, 0],
    ] as const) {
      const content = videoBytes(1000);
      const { lessonId, path } = await create();
      await client.patch(path, 0, content.subarray(0, first));
      const names = ['upload-offset', 'upload-defer-length', 'upload-length'];
      expect(told(await client.head(path), ...names)).toEqual([String(first), '1', null]);
      const length = { 'upload-length': '1000' };
      const last = await client.patch(path, first, content.subarray(first, first + second), length);
      expect(last.status).toBe(204);
      expect(told(await client.head(path), ...names)).toEqual(['1000', null, '1000']);
      expect((await sourceOf(lessonId)).equals(content)).toBe(true);
    }
  });

  it('may be told again, but not changed', async () => {
    const { path } = await create();
    const length = (value: string) => ({ 'upload-length': value });
    await client.patch(path, 0, videoBytes(100), length('1000'));
    expect((await client.patch(path, 100, videoBytes(100), length('1000'))).status).toBe(204);
    for (const other of ['999', '1001']) {
      const answer = await client.patch(path, 200, videoBytes(100), length(other));
      expect(await refusal(answer)).toEqual([400, 'upload-length-conflict']);
    }
    expect(told(await client.head(path), 'upload-offset', 'upload-length')).toEqual([
      ...['200', '1000'],
    ]);
  });

  it('cannot be less than has come, nor more than the server takes', async () => {
    const { path } = await create();
    await client.patch(path, 0, videoBytes(100));
    const less = await client.patch(path, 100, videoBytes(1), { 'upload-length': '99' });
    expect(await refusal(less)).toEqual([400, 'upload-length-conflict']);
    const more = await client.patch(path, 100, videoBytes(1), { 'upload-length': '4000001' });
    expect(await refusal(more)).toEqual([413, 'upload-too-large']);
  });

  it('is no licence for more than the server takes', async () => {
    const { path } = await create();
    const answer = await client.patch(path, 0, videoBytes(MAX_UPLOAD_BYTES + 1));
    expect(await refusal(answer)).toEqual([413, 'upload-too-large']);
  });

  it('is refused beside one that comes now, and as anything but 1', async () => {
    const both = await client.create(10, { 'upload-defer-length': '1' });
    expect(await refusal(both)).toEqual([400, 'upload-length-conflict']);
    const zero = await client.send('POST', '/uploads', { 'upload-defer-length': '0' });
    expect(await refusal(zero)).toEqual([400, 'upload-length-missing']);
    expect((await client.create(10, deferred)).status).toBe(400);
  });
});

describe('expiration', () => {
  const expiryOf = (answer: Response) => Date.parse(answer.headers.get('upload-expires') ?? '');
  const WEEK_MS = 7 * 24 * 3_600_000;

  it('is told while it may come, moves with every byte, and never comes to a lesson', async () => {
    const content = videoBytes(1000);
    const created = await client.create(1000);
    const path = locationOf(created);
    expect(created.headers.get('upload-expires')).toMatch(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/);
    expect(expiryOf(created)).toBeGreaterThan(Date.now() + WEEK_MS - 60_000);
    expect(expiryOf(created)).toBeLessThanOrEqual(Date.now() + WEEK_MS);
    expect(expiryOf(await client.head(path))).toBe(expiryOf(created));
    // To be told apart, the moments must be of different seconds.
    const moved = await eventually(async () => {
      const offset = offsetOf(await client.head(path));
      const answer = await client.patch(path, offset, content.subarray(offset, offset + 1));
      expect(answer.status).toBe(204);
      return expiryOf(answer) > expiryOf(created) ? answer : null;
    });
    expect(expiryOf(await client.head(path))).toBe(expiryOf(moved));
    const rest = content.subarray(offsetOf(moved));
    const last = await client.patch(path, offsetOf(moved), rest);
    expect([last.status, ...told(last, 'upload-expires')]).toEqual([204, null]);
    expect(told(await client.head(path), 'upload-expires')).toEqual([null]);
  });

  it('is told of a part even when all of it is there', async () => {
    const part = await client.createPart(100);
    expect(expiryOf(part)).not.toBeNaN();
    const last = await client.patch(locationOf(part), 0, videoBytes(100));
    expect(expiryOf(last)).not.toBeNaN();
    const again = await client.patch(locationOf(part), 100, Buffer.alloc(0));
    expect([again.status, Number.isNaN(expiryOf(again))]).toEqual([204, false]);
  });
});

/** Uploads of which bytes arrive now. */
async function active(): Promise<number> {
  const text = await (await fetch(`${ingest.url}/metrics`)).text();
  return Number(/^youke_uploads_active (\d+)$/m.exec(text)?.[1]);
}

/** Lessons that there are in all. */
async function count(): Promise<number> {
  const { byState } = await ingest.catalog.lessons.counts({ prefix: '' });
  return Object.values(byState).reduce((sum, each) => sum + each, 0);
}
