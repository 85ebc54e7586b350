import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';
import { beginRequest } from './ingest-raw-request.ts';
import { lessonIdOf, locationOf, offsetOf, refusal, uploadMetadata } from './ingest-tus-client.ts';

/** The IETF draft on the same URLs as tus; https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/12/ */
let redis: TestRedis;
let ingest: TestIngest;
let teacher: string;
const MAX_UPLOAD_BYTES = 40_000_000;
const DRAFT_BODY = 'application/partial-upload';
const MIB = 1024 * 1024;

beforeAll(async () => {
  redis = await startRedis();
  const env = { YOUKE_MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES) };
  ingest = await startIngest({ redis: redis.address, env });
  teacher = await ingest.signIn('teacher', 'teacher', '410102');
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

type Headers = Readonly<Record<string, string>>;

const speaking = (headers: Headers): Headers => ({
  ...bearer(teacher),
  'upload-draft-interop-version': '8',
  ...headers,
});
const creation = (complete: '?0' | '?1', headers: Headers = {}): Headers =>
  speaking({
    'upload-complete': complete,
    'content-disposition': 'inline; filename="lesson.mp4"',
    ...headers,
  });

function send(method: string, path: string, headers: Headers, body?: Buffer<ArrayBuffer>) {
  const url = new URL(path, ingest.url);
  return fetch(url, { method, headers, ...(body ? { body } : {}) });
}

const create = (complete: '?0' | '?1', body?: Buffer<ArrayBuffer>, headers: Headers = {}) =>
  send('POST', '/uploads', creation(complete, headers), body);
const append = (
  path: string,
  offset: number,
  complete: '?0' | '?1',
  body?: Buffer<ArrayBuffer>,
  headers: Headers = {},
) =>
  send(
    'PATCH',
    path,
    speaking({
      'upload-complete': complete,
      'upload-offset': String(offset),
      'content-type': DRAFT_BODY,
      ...headers,
    }),
    body,
  );
const head = (path: string) => send('HEAD', path, speaking({}));
const told = (answer: Response, ...names: string[]) =>
  names.map((name) => answer.headers.get(name));

const begin = (method: string, path: string, headers: Headers) =>
  beginRequest(new URL(path, ingest.url), method, headers);

async function sourceOf(lessonId: string): Promise<Buffer> {
  return buffer(await ingest.media.read({ kind: 'source', lessonId }));
}

const stateOf = async (lessonId: string) => (await ingest.catalog.lessons.get(lessonId))?.state;

describe('a whole file in one request', () => {
  it('is told at once where it can be resumed, and becomes a lesson', async () => {
    const content = videoBytes(100_000);
    const sent = begin('POST', '/uploads', creation('?1', { 'content-length': '100000' }));
    const first = await sent.nextInterim();
    expect(first.status).toBe(104);
    expect(first.headers).toMatchObject({
      location: expect.stringMatching(/^\/uploads\/[\w-]+$/),
      'upload-draft-interop-version': '8',
      'upload-limit': `max-size=${MAX_UPLOAD_BYTES}, min-size=0, max-age=604800`,
    });
    await sent.write(content);
    sent.end();
    const { status, headers } = await sent.answer;
    expect([status, headers['upload-complete'], headers['upload-offset']]).toEqual([
      201,
      '?1',
      '100000',
    ]);
    expect(headers.location).toBe(first.headers.location);
    const lessonId = String(headers['lesson-id']);
    expect(await stateOf(lessonId)).toBe('queued');
    expect((await sourceOf(lessonId)).equals(content)).toBe(true);
  });

  it('tells on the way how much of it is safe', async () => {
    const content = videoBytes(12 * MIB);
    const length = String(content.length);
    const sent = begin('POST', '/uploads', creation('?1', { 'content-length': length }));
    await sent.nextInterim();
    await sent.write(content.subarray(0, 10 * MIB));
    const { headers } = await sent.nextInterim();
    const safe = Number(headers['upload-offset']);
    expect(safe).toBeGreaterThanOrEqual(8 * MIB);
    expect(safe).toBeLessThanOrEqual(10 * MIB);
    expect([headers['upload-draft-interop-version'], headers.location]).toEqual(['8', undefined]);
    await sent.write(content.subarray(10 * MIB));
    sent.end();
    expect((await sent.answer).headers['upload-offset']).toBe(length);
  });

  it('of unknown length ends where its body does', async () => {
    const sent = begin('POST', '/uploads', creation('?1'));
    await sent.write(videoBytes(5000));
    sent.end();
    const { status, headers } = await sent.answer;
    expect([status, headers['upload-complete'], headers['upload-offset']]).toEqual([
      201,
      '?1',
      '5000',
    ]);
    expect(await sourceOf(String(headers['lesson-id']))).toHaveLength(5000);
  });

  it('broken off goes on from what has arrived', async () => {
    const content = videoBytes(300_000);
    const sent = begin('POST', '/uploads', creation('?1', { 'content-length': '300000' }));
    const location = String((await sent.nextInterim()).headers.location);
    await sent.write(content.subarray(0, 120_000));
    const arrived = await eventually(async () => {
      const { items } = await listUploads();
      const progress = items.find(({ url }) => url === location);
      return progress && (await lessonProgress(progress.lessonId)) > 0 ? progress : null;
    });
    sent.breakOff();
    const standing = await head(location);
    expect(told(standing, 'upload-complete', 'upload-length')).toEqual(['?0', '300000']);
    const offset = offsetOf(standing);
    expect(offset).toBeGreaterThan(0);
    const ended = await append(location, offset, '?1', content.subarray(offset));
    expect([ended.status, ...told(ended, 'upload-complete')]).toEqual([201, '?1']);
    expect((await sourceOf(arrived.lessonId)).equals(content)).toBe(true);
  });

  it('takes its name from Content-Disposition and its facts from Upload-Metadata', async () => {
    const headers = {
      'content-disposition':
        'inline; filename="lesson.mp4"; filename*=UTF-8\'\'%E5%9C%86%E7%9A%84%E9%9D%A2%E7%A7%AF.mp4',
      'upload-metadata': uploadMetadata({ subject: '数学' }),
    };
    const answer = await create('?1', videoBytes(1000), headers);
    expect(await ingest.catalog.lessons.get(lessonIdOf(answer))).toMatchObject({
      filename: '圆的面积.mp4',
      title: '圆的面积',
      subject: '数学',
    });
    const nameless = await create('?1', videoBytes(1000), { 'content-disposition': 'inline' });
    expect(await refusal(nameless)).toEqual([400, 'filename-missing']);
  });

  it.each([
    ['another version', { 'upload-draft-interop-version': '7' }],
    ['no version', {}],
  ])('of a client of %s gets no interim answer, and all the rest', async (_which, version) => {
    const { 'upload-draft-interop-version': _ours, ...headers } = creation('?1');
    const sent = begin('POST', '/uploads', { ...headers, ...version, 'content-length': '1000' });
    await sent.write(videoBytes(1000));
    sent.end();
    const { interim, status } = await sent.answer;
    expect([interim, status]).toEqual([[], 201]);
  });

  it('of which nobody was told is forgotten when it breaks off', async () => {
    const { 'upload-draft-interop-version': _ours, ...headers } = creation('?1', {
      'content-disposition': 'inline; filename="untold.mp4"',
    });
    const sent = begin('POST', '/uploads', { ...headers, 'content-length': '100000' });
    await sent.write(videoBytes(50_000));
    const upload = await eventually(async () => {
      const { items } = await listUploads();
      return items.find(({ filename }) => filename === 'untold.mp4') ?? null;
    });
    sent.breakOff();
    await eventually(async () =>
      (await ingest.catalog.lessons.get(upload.lessonId)) === null ? true : null,
    );
    expect((await readdir(ingest.layout.uploadsDir)).join()).not.toContain(upload.id);
  });
});

describe('a file in parts', () => {
  it('is complete when its client says so, not when its bytes are there', async () => {
    const content = videoBytes(30_000);
    const length = { 'upload-length': '30000' };
    const created = await create('?0', content.subarray(0, 10_000), length);
    expect([created.status, ...told(created, 'upload-complete', 'upload-offset')]).toEqual([
      201,
      '?0',
      '10000',
    ]);
    const location = locationOf(created);
    const more = await append(location, 10_000, '?0', content.subarray(10_000));
    expect([more.status, ...told(more, 'upload-complete', 'upload-offset')]).toEqual([
      204,
      '?0',
      '30000',
    ]);
    expect(told(await head(location), 'upload-complete', 'upload-offset', 'upload-length')).toEqual(
      ['?0', '30000', '30000'],
    );
    const ended = await append(location, 30_000, '?1');
    expect([ended.status, ...told(ended, 'upload-complete')]).toEqual([201, '?1']);
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it('begun without bytes stands at 0 and has no length until one is told', async () => {
    const created = await create('?0');
    expect([created.status, ...told(created, 'upload-complete', 'upload-offset')]).toEqual([
      201,
      '?0',
      '0',
    ]);
    const standing = await head(locationOf(created));
    expect(standing.status).toBe(204);
    expect(told(standing, 'upload-complete', 'upload-offset', 'upload-length')).toEqual([
      '?0',
      '0',
      null,
    ]);
    expect(told(standing, 'cache-control', 'lesson-id', 'tus-resumable')).toEqual([
      'no-store',
      lessonIdOf(created),
      null,
    ]);
    expect(standing.headers.get('upload-limit')).toMatch(
      /^max-size=40000000, min-size=0, max-age=60\d{4}$/,
    );
    const ended = await append(locationOf(created), 0, '?1', videoBytes(2000));
    expect(ended.status).toBe(201);
    expect(told(await head(locationOf(created)), 'upload-complete', 'upload-length')).toEqual([
      '?1',
      '2000',
    ]);
  });

  it('goes on in tus, and is complete there when all of it has come', async () => {
    const content = videoBytes(20_000);
    const created = await create('?0', content.subarray(0, 5000), { 'upload-length': '20000' });
    const headers = {
      ...bearer(teacher),
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '5000',
    };
    const path = locationOf(created);
    expect((await send('PATCH', path, headers, content.subarray(5000))).status).toBe(204);
    expect(await stateOf(lessonIdOf(created))).toBe('queued');
  });

  it('is given up by DELETE', async () => {
    const created = await create('?0', videoBytes(1000));
    expect((await send('DELETE', locationOf(created), speaking({}))).status).toBe(204);
    expect((await head(locationOf(created))).status).toBe(410);
    expect(await stateOf(lessonIdOf(created))).toBe('cancelled');
  });
});

describe('an append is refused', () => {
  it('at another offset, and is told the right one', async () => {
    const created = await create('?0', videoBytes(1000));
    for (const offset of [0, 999, 1001]) {
      const answer = await append(locationOf(created), offset, '?0', videoBytes(10));
      expect(offsetOf(answer)).toBe(1000);
      expect(await refusal(answer)).toEqual([409, 'upload-offset']);
    }
  });

  it('once the upload is complete, with bytes and without', async () => {
    const created = await create('?1', videoBytes(1000));
    const path = locationOf(created);
    expect(await refusal(await append(path, 1000, '?1', videoBytes(10)))).toEqual([
      400,
      'upload-finished',
    ]);
    expect(await refusal(await append(path, 1000, '?1'))).toEqual([400, 'upload-finished']);
    expect(await sourceOf(lessonIdOf(created))).toHaveLength(1000);
  });

  it('of another media type, without an offset, without Upload-Complete', async () => {
    const path = locationOf(await create('?0'));
    const typed = { 'content-type': 'application/octet-stream' };
    expect(await refusal(await append(path, 0, '?0', videoBytes(10), typed))).toEqual([
      415,
      'unsupported-media-type',
    ]);
    for (const headers of [{ 'upload-offset': 'zero' }, { 'upload-complete': 'yes' }]) {
      const answer = await append(path, 0, '?0', videoBytes(10), headers);
      expect(await refusal(answer)).toEqual([400, 'invalid-request']);
    }
  });

  it.each([
    ['told at its creation', '?0', { 'upload-length': '1000' }, { 'upload-length': '900' }],
    ['implied by its creation', '?0', { 'upload-length': '1000' }, {}],
  ] as const)('with another length than %s', async (_how, complete, first, then) => {
    const created = await create(complete, videoBytes(500), first);
    const answer = await append(locationOf(created), 500, '?1', videoBytes(400), then);
    expect(await refusal(answer)).toEqual([400, 'upload-length-conflict']);
    expect(offsetOf(await head(locationOf(created)))).toBe(500);
  });

  it('when it says that this was all and less came than was told', async () => {
    const created = await create('?0', videoBytes(500), { 'upload-length': '1000' });
    const sent = begin(
      'PATCH',
      locationOf(created),
      speaking({ 'upload-complete': '?1', 'upload-offset': '500', 'content-type': DRAFT_BODY }),
    );
    await sent.write(videoBytes(100));
    sent.end();
    const { status, body } = await sent.answer;
    expect([status, JSON.parse(body).code]).toEqual([400, 'upload-length-conflict']);
    expect(await stateOf(lessonIdOf(created))).toBe('uploading');
  });
});

describe('more bytes than were told', () => {
  const LIMIT = expect.stringContaining(`max-size=${MAX_UPLOAD_BYTES}`);

  async function expectInvalid(path: string, lessonId: string) {
    expect((await head(path)).status).toBe(410);
    expect((await append(path, 0, '?0', videoBytes(10))).status).toBe(410);
    expect(await stateOf(lessonId)).toBe('cancelled');
    expect((await readdir(ingest.layout.uploadsDir)).join()).not.toContain(path.split('/').at(-1));
  }

  it('in an append end the upload', async () => {
    const created = await create('?0', videoBytes(500), { 'upload-length': '1000' });
    const answer = await append(locationOf(created), 500, '?0', videoBytes(501));
    expect(answer.headers.get('upload-limit')).toEqual(LIMIT);
    expect(await refusal(answer)).toEqual([413, 'upload-too-large']);
    await expectInvalid(locationOf(created), lessonIdOf(created));
  });

  it('in an append that does not say how many they are end it too', async () => {
    const created = await create('?0', videoBytes(500), { 'upload-length': '1000' });
    const sent = begin(
      'PATCH',
      locationOf(created),
      speaking({ 'upload-complete': '?0', 'upload-offset': '500', 'content-type': DRAFT_BODY }),
    );
    await sent.write(videoBytes(800));
    sent.end();
    const { headers, status } = await sent.answer;
    expect([status, headers['upload-limit']]).toEqual([413, LIMIT]);
    await expectInvalid(locationOf(created), lessonIdOf(created));
  });

  it('in a creation end it too', async () => {
    const sent = begin('POST', '/uploads', creation('?0', { 'upload-length': '1000' }));
    const path = String((await sent.nextInterim()).headers.location);
    await sent.write(videoBytes(1500));
    sent.end();
    const { headers, status } = await sent.answer;
    expect([status, headers['upload-limit'], headers.location]).toEqual([413, LIMIT, path]);
    await expectInvalid(path, String(headers['lesson-id']));
  });

  it.each([
    ['at the creation', () => create('?0', undefined, { 'upload-length': '40000001' })],
    [
      'by an append',
      async () => {
        const created = await create('?0');
        const length = { 'upload-length': '40000001' };
        return append(locationOf(created), 0, '?0', videoBytes(10), length);
      },
    ],
  ])('than the server takes cannot be told %s', async (_where, ask) => {
    const answer = await ask();
    expect(answer.headers.get('upload-limit')).toEqual(LIMIT);
    expect(await refusal(answer)).toEqual([413, 'upload-too-large']);
  });
});

describe('lengths that differ', () => {
  it('in one creation are refused, and nothing is begun', async () => {
    const before = (await listUploads()).items.length;
    const answer = await create('?1', videoBytes(500), { 'upload-length': '1000' });
    expect(await refusal(answer)).toEqual([400, 'upload-length-conflict']);
    expect((await listUploads()).items).toHaveLength(before);
  });
});

describe('Content-Digest', () => {
  const digest = (bytes: Buffer) => ({
    'content-digest': `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
  });

  it('of the bytes lets them in', async () => {
    const content = videoBytes(3000);
    const created = await create('?1', content, digest(content));
    expect([created.status, offsetOf(created)]).toEqual([201, 3000]);
  });

  it('of other bytes keeps them out; the offset stays', async () => {
    const created = await create('?0', videoBytes(1000));
    const path = locationOf(created);
    const answer = await append(path, 1000, '?1', videoBytes(500), digest(videoBytes(500)));
    expect(await refusal(answer)).toEqual([460, 'upload-checksum']);
    expect(told(await head(path), 'upload-offset', 'upload-complete')).toEqual(['1000', '?0']);
  });

  it('of an algorithm that is not known is not checked', async () => {
    const sha512 = { 'content-digest': `sha-512=:${Buffer.alloc(64).toString('base64')}:` };
    expect((await create('?1', videoBytes(1000), sha512)).status).toBe(201);
  });
});

it('tells by OPTIONS that it takes parts, and how large', async () => {
  const answer = await send('OPTIONS', '/uploads', {});
  expect(answer.headers.get('accept-patch')).toContain(DRAFT_BODY);
  expect(answer.headers.get('upload-limit')).toBe(`max-size=${MAX_UPLOAD_BYTES}, min-size=0`);
});

async function listUploads() {
  const answer = await fetch(`${ingest.url}/api/uploads`, { headers: bearer(teacher) });
  return (await answer.json()) as {
    items: { id: string; url: string; lessonId: string; filename: string }[];
  };
}

async function lessonProgress(lessonId: string): Promise<number> {
  return (await ingest.catalog.lessons.get(lessonId))?.progress ?? 0;
}
