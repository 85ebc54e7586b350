import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';
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

/** tus 1.0.0 (https://tus.io/protocols/resumable-upload), status by status; checksums and joining have files of their own. */
let redis: TestRedis;
let ingest: TestIngest;
let teacher: string;
let client: TusClient;
let colleague: TusClient;
let operator: TusClient;
const MAX_UPLOAD_BYTES = 4_000_000;

beforeAll(async () => {
  redis = await startRedis();
  const env = { YOUKE_MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES) };
  ingest = await startIngest({ redis: redis.address, env });
  teacher = await ingest.signIn('teacher', 'teacher', '410102');
  client = createTusClient(ingest, teacher);
  colleague = createTusClient(ingest, await ingest.signIn('colleague', 'teacher', '410102'));
  operator = createTusClient(ingest, await ingest.signIn('operator', 'operator', '41'));
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

describe('every answer', () => {
  it('names the protocol version, refusals too', async () => {
    const created = await client.create(10);
    const path = locationOf(created);
    const answers = [
      created,
      await client.head(path),
      await client.patch(path, 0, videoBytes(10)),
      await client.patch(path, 5, videoBytes(10)),
      await client.head('/uploads/never-was'),
      await client.create(-1),
      await fetch(new URL(path, ingest.url), { method: 'HEAD' }),
      await client.remove(path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 204, 409, 404, 400, 401, 204]);
    for (const answer of answers) expect(answer.headers.get('tus-resumable')).toBe('1.0.0');
  });

  it.each<[string, Record<string, string>]>([
    ['another version', { 'tus-resumable': '0.2.2' }],
    ['a later version', { 'tus-resumable': '1.0.1' }],
    ['no version', {}],
  ])('to %s is 412 and names ours', async (_which, version) => {
    const path = locationOf(await client.create(10));
    for (const [method, url] of [
      ['POST', '/uploads'],
      ['HEAD', path],
      ['PATCH', path],
      ['DELETE', path],
    ] as const) {
      const headers = { ...bearer(teacher), ...version };
      const answer = await fetch(new URL(url, ingest.url), { method, headers });
      expect([answer.status, ...told(answer, 'tus-version')]).toEqual([412, '1.0.0']);
    }
    expect((await client.head(path)).status).toBe(200);
  });
});

describe('HEAD', () => {
  it('tells offset, length and metadata as they were given, and is never cached', async () => {
    const metadata = `${uploadMetadata({ filename: '课.mp4', title: '圆' })},is_confidential`;
    const created = await client.create(5000, { 'upload-metadata': metadata });
    const names = ['upload-offset', 'upload-length', 'upload-metadata', 'cache-control'];
    const path = locationOf(created);
    const begun = await client.head(path);
    expect([begun.status, ...told(begun, ...names)]).toEqual([
      ...[200, '0', '5000', metadata, 'no-store'],
    ]);
    expect(told(begun, 'upload-defer-length', 'upload-concat')).toEqual([null, null]);
    await client.patch(path, 0, videoBytes(2000));
    expect(told(await client.head(path), ...names)).toEqual(['2000', '5000', metadata, 'no-store']);
    await client.patch(path, 2000, videoBytes(3000));
    const finished = await client.head(path);
    expect(told(finished, ...names)).toEqual(['5000', '5000', metadata, 'no-store']);
    expect(lessonIdOf(finished)).toBe(lessonIdOf(created));
  });

  it.each([
    ['that never was', async () => '/uploads/never-was', 404],
    ['of somebody else', async () => locationOf(await colleague.create(10)), 404],
    [
      'that was given up',
      async () => {
        const path = locationOf(await client.create(10));
        await client.remove(path);
        return path;
      },
      410,
    ],
    [
      'whose finished lesson was given up',
      async () => {
        const path = locationOf(await client.createWith(10, videoBytes(10)));
        await client.remove(path);
        return path;
      },
      404,
    ],
  ])('of an upload %s tells no offset', async (_which, find, status) => {
    const answer = await client.head(await find());
    expect([answer.status, ...told(answer, 'upload-offset', 'upload-length')]).toEqual([
      ...[status, null, null],
    ]);
  });
});

describe('PATCH', () => {
  it('adds bytes at the offset and tells the new one', async () => {
    const content = videoBytes(1000);
    const created = await client.create(1000);
    const path = locationOf(created);
    for (const [from, to] of [
      [0, 300],
      [300, 300],
      [300, 1000],
    ] as const) {
      const answer = await client.patch(path, from, content.subarray(from, to));
      expect([answer.status, offsetOf(answer)]).toEqual([204, to]);
      expect(lessonIdOf(answer)).toBe(lessonIdOf(created));
    }
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it('at another offset is 409, and changes nothing', async () => {
    const path = locationOf(await client.createWith(1000, videoBytes(300)));
    for (const offset of [0, 299, 301, 1000]) {
      expect(await refusal(await client.patch(path, offset, videoBytes(10)))).toEqual([
        ...[409, 'upload-offset'],
      ]);
    }
    expect(offsetOf(await client.head(path))).toBe(300);
  });

  it.each([
    ['at an empty offset', { 'upload-offset': '' }, 400, 'invalid-request'],
    ['at an offset below nothing', { 'upload-offset': '-1' }, 400, 'invalid-request'],
    ['at an offset that is no number', { 'upload-offset': 'x' }, 400, 'invalid-request'],
    ['of another type', { 'content-type': 'video/mp4' }, 415, 'unsupported-media-type'],
    ['of no type', { 'content-type': '' }, 415, 'unsupported-media-type'],
    [
      'of the draft’s type',
      { 'content-type': 'application/partial-upload' },
      415,
      'unsupported-media-type',
    ],
  ])('%s is refused, and changes nothing', async (_how, headers, status, code) => {
    const path = locationOf(await client.create(1000));
    const answer = await client.patch(path, 0, videoBytes(10), headers);
    expect(await refusal(answer)).toEqual([status, code]);
    expect(offsetOf(await client.head(path))).toBe(0);
  });

  it('that says no offset at all is refused', async () => {
    const path = locationOf(await client.create(1000));
    const answer = await client.send('PATCH', path, { 'content-type': TUS_BODY }, videoBytes(10));
    expect(await refusal(answer)).toEqual([400, 'invalid-request']);
  });

  it('may name parameters of its type', async () => {
    const path = locationOf(await client.create(10));
    const type = { 'content-type': `${TUS_BODY}; charset=binary` };
    expect((await client.patch(path, 0, videoBytes(10), type)).status).toBe(204);
  });

  it('with more than is missing is 413, told at once or found out, and keeps what it was', async () => {
    const path = locationOf(await client.createWith(1000, videoBytes(300)));
    expect(await refusal(await client.patch(path, 300, videoBytes(701)))).toEqual([
      ...[413, 'upload-too-large'],
    ]);
    const sent = beginRequest(new URL(path, ingest.url), 'PATCH', {
      ...tus(teacher),
      'content-type': TUS_BODY,
      'upload-offset': '300',
    });
    await sent.write(videoBytes(701));
    sent.end();
    expect((await sent.answer).status).toBe(413);
    expect(offsetOf(await client.head(path))).toBe(300);
    expect((await client.patch(path, 300, videoBytes(700))).status).toBe(204);
  });

  it('of an upload that never was is 404, of one that was given up 410', async () => {
    expect((await client.patch('/uploads/never-was', 0, videoBytes(1))).status).toBe(404);
    const path = locationOf(await client.create(10));
    expect((await client.remove(path)).status).toBe(204);
    expect((await client.patch(path, 0, videoBytes(1))).status).toBe(410);
  });

  it('sent again when its answer was lost makes nothing twice', async () => {
    const created = await client.create(1000);
    const path = locationOf(created);
    await client.patch(path, 0, videoBytes(1000));
    const again = await client.patch(path, 1000, Buffer.alloc(0));
    expect([again.status, offsetOf(again)]).toEqual([204, 1000]);
    const { generation } = (await ingest.catalog.lessons.get(lessonIdOf(created))) ?? {};
    expect(generation).toBe(1);
  });

  it('by an operator goes on with a teacher’s upload, which stays the teacher’s', async () => {
    const created = await client.createWith(1000, videoBytes(300));
    const path = locationOf(created);
    expect((await operator.patch(path, 300, videoBytes(700))).status).toBe(204);
    const lesson = await ingest.catalog.lessons.get(lessonIdOf(created));
    expect([lesson?.state, lesson?.owner]).toEqual(['queued', 'teacher']);
    expect((await operator.remove(path)).status).toBe(204);
    expect(await stateOf(lessonIdOf(created))).toBeUndefined();
  });
});

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

describe('X-HTTP-Method-Override', () => {
  const as = (method: string, headers: Record<string, string> = {}) => ({
    'x-http-method-override': method,
    ...headers,
  });

  it('lets POST be every other method', async () => {
    const path = locationOf(await client.create(1000));
    const body = as('PATCH', { 'upload-offset': '0', 'content-type': TUS_BODY });
    const patched = await client.send('POST', path, body, videoBytes(300));
    expect([patched.status, offsetOf(patched)]).toEqual([204, 300]);
    const stood = await client.send('POST', path, as('HEAD'));
    expect([stood.status, offsetOf(stood), await stood.text()]).toEqual([200, 300, '']);
    expect((await client.send('POST', path, as('delete'))).status).toBe(204);
    expect((await client.head(path)).status).toBe(410);
  });

  it('is what counts, whatever the method is', async () => {
    const path = locationOf(await client.createWith(1000, videoBytes(300)));
    const stood = await client.send('GET', path, as('HEAD'));
    expect([stood.status, offsetOf(stood)]).toEqual([200, 300]);
    const old = await client.send('GET', path, as('DELETE', { 'tus-resumable': '0.2.2' }));
    expect(old.status).toBe(412);
    expect((await client.head(path)).status).toBe(200);
  });

  it('of a method that is unknown is 405, and names those that are not', async () => {
    const path = locationOf(await client.create(10));
    for (const method of ['PUT', 'constructor', '__proto__', 'POST']) {
      const answer = await client.send('POST', path, as(method));
      expect([answer.status, ...told(answer, 'allow')]).toEqual([
        ...[405, 'DELETE, GET, HEAD, OPTIONS, PATCH'],
      ]);
    }
  });
});

describe('GET', () => {
  const get = (path: string, token = teacher) =>
    fetch(new URL(path, ingest.url), { headers: bearer(token) });

  it('gives a finished upload to be saved, never to be shown', async () => {
    const content = videoBytes(1000);
    const metadata = uploadMetadata({ filename: '课 "1".mp4' });
    const created = await client.createWith(1000, content, { 'upload-metadata': metadata });
    const answer = await get(locationOf(created));
    expect([answer.status, ...told(answer, 'content-length', 'content-type')]).toEqual([
      ...[200, '1000', 'application/octet-stream'],
    ]);
    expect(told(answer, 'x-content-type-options')).toEqual(['nosniff']);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; .*filename\*=UTF-8''%E8%AF%BE%20%221%22\.mp4$/,
    );
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });

  it('gives nothing of one that is not finished, or not one’s own', async () => {
    const part = locationOf(await client.createPart(10));
    await client.patch(part, 0, videoBytes(10));
    const paths = [
      locationOf(await client.createWith(1000, videoBytes(300))),
      locationOf(await colleague.createWith(10, videoBytes(10))),
      part,
    ];
    for (const path of paths) expect((await get(path)).status).toBe(404);
    expect((await fetch(new URL(paths[0] ?? '', ingest.url))).status).toBe(401);
  });
});

describe('a refused body', () => {
  /** All that a connection answers to these requests, sent one behind the other. */
  async function converse(...requests: (string | Buffer)[]): Promise<string> {
    const socket = connect(Number(new URL(ingest.url).port), '127.0.0.1');
    for (const each of requests) socket.write(each);
    return (await buffer(socket)).toString();
  }
  const lines = (...given: string[]) => `${given.join('\r\n')}\r\nHost: 127.0.0.1\r\n\r\n`;
  const HEALTH = lines('GET /healthz HTTP/1.1', 'Connection: close');

  it.each([
    ['without a session', 401, []],
    ['of an unknown upload', 404, ['Upload-Offset: 0', `Content-Type: ${TUS_BODY}`]],
    ['of another type', 415, ['Upload-Offset: 0', 'Content-Type: text/plain']],
  ])('%s leaves its connection fit for the next request', async (_how, status, headers) => {
    const session = status === 401 ? [] : [`Authorization: Bearer ${teacher}`];
    const patch = lines(
      'PATCH /uploads/never-was HTTP/1.1',
      'Tus-Resumable: 1.0.0',
      'Content-Length: 900000',
      ...session,
      ...headers,
    );
    const answers = await converse(patch, videoBytes(900_000), HEALTH);
    expect(answers).toContain(`HTTP/1.1 ${status}`);
    expect(answers).toContain('{"status":"alive"}');
  });
});

/** Lessons that there are in all. */
async function count(): Promise<number> {
  const { byState } = await ingest.catalog.lessons.counts({ prefix: '' });
  return Object.values(byState).reduce((sum, each) => sum + each, 0);
}
