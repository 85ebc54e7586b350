import { dirname } from 'node:path';
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
  uploadChecksum,
  uploadMetadata,
} from './ingest-tus-client.ts';

/** tus 1.0.0, Checksum. */
let redis: TestRedis;
let ingest: TestIngest;
let teacher: string;
let client: TusClient;

beforeAll(async () => {
  redis = await startRedis();
  ingest = await startIngest({ redis: redis.address });
  teacher = await ingest.signIn('teacher', 'teacher', '410102');
  client = createTusClient(ingest, teacher);
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

const content = videoBytes(300_000);
const first = content.subarray(0, 100_000);
const second = content.subarray(100_000);
const sum = (algorithm: 'sha1' | 'sha256' | 'md5', bytes: Buffer) => ({
  'upload-checksum': uploadChecksum(algorithm, bytes),
});

async function sourceOf(lessonId: string, from = ingest): Promise<Buffer> {
  return buffer(await from.media.read({ kind: 'source', lessonId }));
}

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${ingest.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1]);
}

/** A PATCH in chunks, so that trailers may follow it. */
function beginPatch(path: string, offset: number, headers: Record<string, string>) {
  return beginRequest(new URL(path, ingest.url), 'PATCH', {
    ...tus(teacher),
    'content-type': TUS_BODY,
    'upload-offset': String(offset),
    'transfer-encoding': 'chunked',
    ...headers,
  });
}

describe('a checksum', () => {
  it.each(['sha1', 'sha256'] as const)('of %s that fits lets the bytes in', async (algorithm) => {
    const created = await client.create(content.length);
    const path = locationOf(created);
    const half = await client.patch(path, 0, first, sum(algorithm, first));
    expect([half.status, offsetOf(half)]).toEqual([204, 100_000]);
    const last = await client.patch(path, 100_000, second, sum(algorithm, second));
    expect([last.status, offsetOf(last)]).toEqual([204, 300_000]);
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it('that does not fit keeps the bytes out, the offset where it was, and the upload usable', async () => {
    const before = await metric('youke_upload_checksum_failures_total');
    const created = await client.create(content.length);
    const path = locationOf(created);
    await client.patch(path, 0, first, sum('sha1', first));
    for (const algorithm of ['sha1', 'sha256'] as const) {
      const answer = await client.patch(path, 100_000, second, sum(algorithm, first));
      expect(await refusal(answer)).toEqual([460, 'upload-checksum']);
      expect(offsetOf(await client.head(path))).toBe(100_000);
    }
    expect(await metric('youke_upload_checksum_failures_total')).toBe(before + 2);
    expect((await client.patch(path, 100_000, second, sum('sha256', second))).status).toBe(204);
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it('that does not fit leaves nothing of bytes that were more than what comes after', async () => {
    const created = await client.create(content.length);
    const path = locationOf(created);
    await client.patch(path, 0, content, sum('sha1', first));
    expect((await client.patch(path, 0, first)).status).toBe(204);
    expect(offsetOf(await client.head(path))).toBe(100_000);
    await client.patch(path, 100_000, second);
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it.each([
    ['of an algorithm that is not offered', sum('md5', first)],
    ['in no known form', { 'upload-checksum': 'sha1' }],
  ])('%s is refused with 400, and the bytes with it', async (_which, headers) => {
    const path = locationOf(await client.create(content.length));
    const answer = await client.patch(path, 0, first, headers);
    expect(await refusal(answer)).toEqual([400, 'upload-checksum-unknown']);
    expect(offsetOf(await client.head(path))).toBe(0);
  });

  it('may vouch for no bytes at all', async () => {
    const path = locationOf(await client.create(content.length));
    const nothing = Buffer.alloc(0);
    expect((await client.patch(path, 0, nothing, sum('sha1', nothing))).status).toBe(204);
    expect((await client.patch(path, 0, nothing, sum('sha1', first))).status).toBe(460);
  });

  it('comes with a creation, for its bytes', async () => {
    const created = await client.createWith(content.length, first, sum('sha256', first));
    expect([created.status, offsetOf(created)]).toEqual([201, 100_000]);
    const metadata = { 'upload-metadata': uploadMetadata({ filename: 'damaged.mp4' }) };
    const damaged = { ...metadata, ...sum('sha256', second) };
    const refused = await client.createWith(content.length, first, damaged);
    expect(refused.headers.get('location')).toBeNull();
    expect(await refusal(refused)).toEqual([460, 'upload-checksum']);
    const uploads = await client.send('GET', '/api/uploads', {});
    expect(await uploads.text()).not.toContain('damaged');
  });
});

describe('a checksum in a trailer', () => {
  const announced = { trailer: 'Upload-Checksum' };

  it.each(['sha1', 'sha256'] as const)('of %s that fits lets the bytes in', async (algorithm) => {
    const created = await client.create(content.length);
    const sent = beginPatch(locationOf(created), 0, announced);
    await sent.write(content);
    sent.end({ 'Upload-Checksum': uploadChecksum(algorithm, content) });
    const { headers, status } = await sent.answer;
    expect([status, headers['upload-offset']]).toEqual([204, '300000']);
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it.each([
    ['that does not fit', { 'Upload-Checksum': uploadChecksum('sha1', second) }, 460],
    [
      'of an algorithm that is not offered',
      { 'Upload-Checksum': uploadChecksum('md5', first) },
      400,
    ],
    ['that was announced and does not come', { 'X-Other': 'x' }, 400],
  ])('%s keeps the bytes out', async (_which, trailers, status) => {
    const path = locationOf(await client.create(content.length));
    const sent = beginPatch(path, 0, announced);
    await sent.write(first);
    sent.end(trailers as unknown as Record<string, string>);
    expect((await sent.answer).status).toBe(status);
    expect(offsetOf(await client.head(path))).toBe(0);
  });

  it('that was not announced is not asked for', async () => {
    const path = locationOf(await client.create(content.length));
    const sent = beginPatch(path, 0, { trailer: 'X-Other' });
    await sent.write(first);
    sent.end({ 'X-Other': 'x' });
    expect((await sent.answer).status).toBe(204);
  });
});

describe('bytes that a checksum was to vouch for', () => {
  const COME_BYTES = 150_000;

  /** As many as had come when the connection was lost. */
  async function begin(path: string, to: Readonly<{ url: string }>, token: string) {
    const sent = beginRequest(new URL(path, to.url), 'PATCH', {
      ...tus(token),
      ...sum('sha256', second),
      'content-type': TUS_BODY,
      'upload-offset': '100000',
      'content-length': String(second.length),
    });
    await sent.write(second.subarray(0, COME_BYTES));
    return sent;
  }
  const progressOf = async (lessonId: string, from: TestIngest) =>
    (await from.catalog.lessons.get(lessonId))?.progress ?? 0;

  it('do not count when the connection breaks before the last of them', async () => {
    const created = await client.createWith(content.length, first);
    const path = locationOf(created);
    const sent = await begin(path, ingest, teacher);
    await eventually(async () =>
      (await progressOf(lessonIdOf(created), ingest)) > 0.4 ? true : null,
    );
    sent.breakOff();
    expect(offsetOf(await client.head(path))).toBe(100_000);
    expect((await client.patch(path, 100_000, second, sum('sha256', second))).status).toBe(204);
    expect((await sourceOf(lessonIdOf(created))).equals(content)).toBe(true);
  });

  it('do not count when the server ends before the last of them', async () => {
    const mover = await startIngest({ redis: redis.address });
    const token = await mover.signIn('mover', 'teacher', '410102');
    const before = createTusClient(mover, token);
    const created = await before.createWith(content.length, first);
    const path = locationOf(created);
    const sent = await begin(path, mover, token);
    await eventually(async () =>
      (await progressOf(lessonIdOf(created), mover)) > 0.4 ? true : null,
    );
    await mover.stop();
    await expect(sent.answer).rejects.toThrow();

    const dataDir = dirname(mover.layout.catalogFile);
    const next = await startIngest({ redis: redis.address, dataDir });
    const after = createTusClient(next, token);
    expect(offsetOf(await after.head(path))).toBe(100_000);
    expect((await after.patch(path, 100_000, second, sum('sha1', second))).status).toBe(204);
    expect((await sourceOf(lessonIdOf(created), next)).equals(content)).toBe(true);
    await next.close();
  });
});
