import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlayer, type PlayerFixture } from './player-fixture.ts';

const FILES = {
  'master.m3u8': '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nvideo-720p/playlist.m3u8\n',
  'video-720p/playlist.m3u8': '#EXTM3U\n00001.m4s\n',
  'video-720p/00001.m4s': 'segment',
  'poster.webp': 'poster',
  'storyboard.vtt': 'WEBVTT\n',
};

type Headers = Record<string, string>;
let fixture: PlayerFixture;
let as: Record<'owner' | 'colleague' | 'county' | 'elsewhere' | 'admin', Headers>;

beforeAll(async () => {
  fixture = await openPlayer();
  as = {
    owner: await fixture.signIn('owner', 'teacher', '410102'),
    colleague: await fixture.signIn('colleague', 'teacher', '410102'),
    county: await fixture.signIn('county', 'reviewer', '410102'),
    elsewhere: await fixture.signIn('elsewhere', 'reviewer', '4102'),
    admin: await fixture.signIn('root', 'admin', 'CN'),
  };
  await fixture.addLesson('full', 'owner', '410102', FILES);
  await fixture.addLesson('bare', 'owner', '410102', { 'master.m3u8': '#EXTM3U\n' });
  await fixture.addLesson('queued', 'owner', '410102');
});
afterAll(() => fixture.close());

async function playback(id: string, headers: Headers) {
  const answer = await fixture.ask(`/api/lessons/${id}/playback`, headers);
  return { ...answer, json: JSON.parse(answer.body.toString()) };
}

test('the URLs play as they are, and relative ones inherit the proof', async () => {
  const { status, json, headers } = await playback('full', as.owner);
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  const master = await fetch(json.masterUrl);
  expect(await master.text()).toBe(FILES['master.m3u8']);
  const media = new URL('video-720p/playlist.m3u8', json.masterUrl);
  expect((await fetch(media)).status).toBe(200);
  const segment = await fetch(new URL('00001.m4s', media));
  expect(await segment.text()).toBe('segment');
  expect(await (await fetch(json.posterUrl)).text()).toBe('poster');
  expect((await fetch(json.storyboardUrl)).status).toBe(200);
});

test('the URLs last 12 to 18 hours and then end', async () => {
  const { json } = await playback('full', as.owner);
  const lifeHours = (Date.parse(json.expiresAt) - fixture.clock.now) / 3_600_000;
  expect(lifeHours).toBeGreaterThanOrEqual(12);
  expect(lifeHours).toBeLessThanOrEqual(18);
  const { pathname } = new URL(json.masterUrl);
  const before = fixture.clock.now;
  fixture.clock.now = Date.parse(json.expiresAt) - 1;
  expect((await fixture.ask(pathname)).status).toBe(200);
  fixture.clock.now = Date.parse(json.expiresAt);
  expect((await fixture.ask(pathname)).status).toBe(403);
  fixture.clock.now = before;
});

test('a lesson without poster and storyboard says so', async () => {
  const { json } = await playback('bare', as.owner);
  expect(json).toMatchObject({ posterUrl: null, storyboardUrl: null });
});

test('a lesson that is not playable yet is a 409', async () => {
  const { status, json } = await playback('queued', as.owner);
  expect(status).toBe(409);
  expect(json.code).toBe('not-playable');
});

test.each([
  ['owner', 200],
  ['county', 200],
  ['admin', 200],
  ['colleague', 404],
  ['elsewhere', 404],
] as const)('%s gets %i', async (who, status) => {
  for (const what of ['playback', 'poster']) {
    const answer = await fixture.ask(`/api/lessons/full/${what}`, as[who]);
    expect(answer.status).toBe(what === 'poster' && status === 200 ? 302 : status);
  }
});

test('nobody gets anything without signing in', async () => {
  expect((await fixture.ask('/api/lessons/full/playback')).status).toBe(401);
  expect((await fixture.ask('/api/lessons/full/poster')).status).toBe(401);
});

test('a lesson that is not there is like one that is not yours', async () => {
  const { status, json } = await playback('nothing', as.admin);
  expect(status).toBe(404);
  expect(json.code).toBe('lesson-not-found');
});

test('the poster route leads to the signed poster, or nowhere', async () => {
  const answer = await fixture.ask('/api/lessons/full/poster', as.county);
  expect(answer.headers.location).toMatch(/^\/media\/full\/v1\/\d+\/[\w-]{43}\/poster\.webp$/);
  expect((await fixture.ask(answer.headers.location!)).body.toString()).toBe('poster');
  expect((await fixture.ask('/api/lessons/bare/poster', as.owner)).status).toBe(404);
  expect((await fixture.ask('/api/lessons/queued/poster', as.owner)).status).toBe(404);
});

test('behind a trusted proxy the URLs carry the name the client used', async () => {
  const proxied = await openPlayer({ trustProxy: true });
  try {
    const headers = await proxied.signIn('owner', 'teacher', '410102');
    await proxied.addLesson('full', 'owner', '410102', FILES);
    const forwarded = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'youke.example' };
    const answer = await proxied.ask('/api/lessons/full/playback', { ...headers, ...forwarded });
    const { masterUrl } = JSON.parse(answer.body.toString());
    expect(masterUrl).toMatch(/^https:\/\/youke\.example\/media\/full\/v1\//);
    const own = await fixture.ask('/api/lessons/full/playback', { ...as.owner, ...forwarded });
    expect(JSON.parse(own.body.toString()).masterUrl).toMatch(`${fixture.origin}/media/full/v1/`);
  } finally {
    await proxied.close();
  }
});
