import { once } from 'node:events';
import { utimes } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { encodeMediaAddress } from '../../player/delivery/media-address.ts';
import { signMediaGrant } from '../../player/delivery/media-token.ts';
import { openPlayer, type PlayerFixture } from './player-fixture.ts';

const SEGMENT = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));
const FILES = {
  'master.m3u8': '#EXTM3U\n',
  'video-720p/init.mp4': 'init',
  'video-720p/00001.m4s': SEGMENT,
  'audio/00001.m4s': 'sound',
  'storyboard.vtt': 'WEBVTT\n',
  'poster.webp': 'poster',
  'empty.vtt': '',
  'report.json': '{"scores":{}}',
  'measures.json.gz': 'measures',
  'big.mp4': Buffer.alloc(64 * 1024 * 1024, 3),
};

let fixture: PlayerFixture;
beforeAll(async () => {
  fixture = await openPlayer();
  await fixture.signIn('teacher', 'teacher', '410102');
  await fixture.addLesson('l1', 'teacher', '410102', FILES);
  await fixture.addLesson('l2', 'teacher', '410102', { 'master.m3u8': '#EXTM3U\n' });
});
afterAll(() => fixture.close());

type Altered = Readonly<{
  lessonId?: string;
  version?: string;
  signedLesson?: string;
  signedVersion?: string;
  lifeSeconds?: number;
  stretchSeconds?: number;
  key?: Buffer;
}>;

/** A media path with a good token, unless something is altered. */
function path(file: string, altered: Altered = {}): string {
  const { lessonId = 'l1', version = 'v1', lifeSeconds = 3600, stretchSeconds = 0 } = altered;
  const expires = Math.floor(fixture.clock.now / 1000) + lifeSeconds;
  const signed = {
    lessonId: altered.signedLesson ?? lessonId,
    version: altered.signedVersion ?? version,
    expires,
  };
  const signature = signMediaGrant(signed, altered.key ?? fixture.mediaKey);
  const grant = { lessonId, version, expires: expires + stretchSeconds };
  return encodeMediaAddress({ grant, signature, file });
}

test.each([
  ['master.m3u8', 'application/vnd.apple.mpegurl', '#EXTM3U\n'],
  ['video-720p/init.mp4', 'video/mp4', 'init'],
  ['audio/00001.m4s', 'audio/mp4', 'sound'],
  ['storyboard.vtt', 'text/vtt; charset=utf-8', 'WEBVTT\n'],
  ['poster.webp', 'image/webp', 'poster'],
])('%s is served as %s', async (file, type, content) => {
  const answer = await fixture.ask(path(file));
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe(type);
  expect(answer.headers['content-length']).toBe(String(content.length));
  expect(answer.body.toString()).toBe(content);
});

test('any page may fetch media and any cache may keep it until the link ends', async () => {
  const { headers } = await fixture.ask(path('poster.webp'), {
    origin: 'https://elsewhere.example',
  });
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  const maxAge = Number(/^public, max-age=(\d+), immutable$/.exec(headers['cache-control']!)?.[1]);
  expect(maxAge).toBeGreaterThan(3590);
  expect(maxAge).toBeLessThanOrEqual(3600);
  const preflight = await fixture.ask(path('poster.webp'), {}, 'OPTIONS');
  expect(preflight.status).toBe(204);
  expect(preflight.headers['access-control-allow-methods']).toBe('GET, HEAD');
  expect(preflight.headers['access-control-allow-headers']).toContain('Range');
});

test('a playlist is asked for again, and told when it has grown', async () => {
  const first = await fixture.ask(path('master.m3u8'));
  expect(first.headers['cache-control']).toBe('public, no-cache');
  const known = { 'if-none-match': first.headers.etag! };
  expect((await fixture.ask(path('master.m3u8'), known)).status).toBe(304);
  // Another time, the same size.
  const file = join(fixture.folder, 'media', 'renditions', 'l1', 'v1', 'master.m3u8');
  await utimes(file, new Date(), new Date(Date.now() + 5000));
  expect((await fixture.ask(path('master.m3u8'), known)).status).toBe(200);
});

test.each<[string, Altered]>([
  ['another key', { key: Buffer.alloc(32, 2) }],
  ['a token of another lesson', { signedLesson: 'l2' }],
  ['a token of another version', { signedVersion: 'v2' }],
  ['a stretched expiry', { stretchSeconds: 1 }],
])('%s opens nothing, there or not', async (_name, altered) => {
  for (const file of ['master.m3u8', 'nothing.m3u8', 'report.json', '../../l2/v1/master.m3u8']) {
    const answer = await fixture.ask(path(file, altered));
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'bad-link' });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  }
});

test('a link that has ended says so', async () => {
  const answer = await fixture.ask(path('master.m3u8', { lifeSeconds: -1 }));
  expect(answer.status).toBe(403);
  expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'link-expired' });
});

test.each([
  '/media',
  '/media/',
  '/media/l1/v1/master.m3u8',
  '/media/../api/lessons',
  '/media/%2e%2e/x',
])('%s shows no token and gets nothing', async (address) => {
  const answer = await fixture.ask(address, { accept: 'text/html' });
  expect([403, 404]).toContain(answer.status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test.each([
  'report.json',
  'measures.json.gz',
  'nothing.m3u8',
  'video-720p/99999.m4s',
  'video-720p',
  'video-720p/',
  '',
  '../v1/master.m3u8',
  '../../l2/v1/master.m3u8',
  'video-720p/../master.m3u8',
  '..%2f..%2fl2/v1/master.m3u8',
  '%2e%2e/v1/master.m3u8',
  'video-720p%2Finit.mp4',
  'video-720p//init.mp4',
  '/master.m3u8',
  './master.m3u8',
  'a/b/c.m4s',
  'master.m3u8%00.vtt',
  'master.m3u8/',
])('with a good token %j is not there', async (file) => {
  const answer = await fixture.ask(path(file));
  expect(answer.status).toBe(404);
  expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'not-found' });
});

test('a query behind the path changes nothing', async () => {
  const answer = await fixture.ask(`${path('master.m3u8')}?_HLS_skip=YES&x=../..`);
  expect(answer.status).toBe(200);
});

test('HEAD tells what GET would, without the bytes', async () => {
  const answer = await fixture.ask(path('video-720p/00001.m4s'), {}, 'HEAD');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe('1000');
  expect(answer.headers['accept-ranges']).toBe('bytes');
  expect(answer.body).toHaveLength(0);
});

test.each([
  ['bytes=0-0', 0, 0],
  ['bytes=10-19', 10, 19],
  ['bytes=990-', 990, 999],
  ['bytes=-10', 990, 999],
  ['bytes=990-5000', 990, 999],
])('%s gives that part', async (range, start, end) => {
  const answer = await fixture.ask(path('video-720p/00001.m4s'), { range });
  expect(answer.status).toBe(206);
  expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/1000`);
  expect(answer.headers['content-length']).toBe(String(end - start + 1));
  expect(answer.body).toEqual(SEGMENT.subarray(start, end + 1));
});

test('a range past the end is a 416 that names the size', async () => {
  const answer = await fixture.ask(path('video-720p/00001.m4s'), { range: 'bytes=1000-' });
  expect(answer.status).toBe(416);
  expect(answer.headers['content-range']).toBe('bytes */1000');
  expect(answer.body).toHaveLength(0);
});

test('what a client holds is not sent again', async () => {
  const first = await fixture.ask(path('video-720p/00001.m4s'));
  const etag = first.headers.etag!;
  expect(etag).toMatch(/^"[^"]+"$/);
  const again = await fixture.ask(path('video-720p/00001.m4s'), { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect(again.headers.etag).toBe(etag);
  expect(again.body).toHaveLength(0);
  const range = 'bytes=0-1';
  const part = await fixture.ask(path('video-720p/00001.m4s'), { range, 'if-range': etag });
  expect(part.status).toBe(206);
  const other = await fixture.ask(path('video-720p/00001.m4s'), { range, 'if-range': '"other"' });
  expect(other.status).toBe(200);
});

test('an empty file is an empty 200', async () => {
  const answer = await fixture.ask(path('empty.vtt'));
  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe('0');
});

test('nothing is written by way of media', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await fixture.ask(path('master.m3u8'), {}, method);
    expect([404, 405]).toContain(answer.status);
  }
  expect((await fixture.ask(path('master.m3u8'))).status).toBe(200);
});

test('a client that leaves in the middle leaves no file open', async () => {
  const opened: Readable[] = [];
  const read = fixture.media.read.bind(fixture.media);
  const spy = vi.spyOn(fixture.media, 'read').mockImplementation(async (...where) => {
    const stream = await read(...where);
    opened.push(stream);
    return stream;
  });
  try {
    const socket = connect(Number(new URL(fixture.origin).port), '127.0.0.1');
    socket.write(`GET ${path('big.mp4')} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await once(socket, 'data');
    // A reader that stops reading: far more than the socket's buffers is still to come.
    socket.pause();
    expect(opened).toHaveLength(1);
    expect(opened[0]!.destroyed).toBe(false);
    const closed = once(opened[0]!, 'close');
    socket.destroy();
    await closed;
    expect(opened[0]!.destroyed).toBe(true);
  } finally {
    spy.mockRestore();
  }
});
