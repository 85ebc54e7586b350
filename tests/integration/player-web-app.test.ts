import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlayer, type PlayerFixture, writeFiles } from './player-fixture.ts';

const PAGE = '<!doctype html><title>优课</title>';
const SCRIPT = `export const words = ${JSON.stringify('课'.repeat(2000))};`;
const HTML = { accept: 'text/html,*/*;q=0.8' };

let fixture: PlayerFixture;
let dist: string;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'youke-dist-'));
  await writeFiles(dist, {
    'index.html': PAGE,
    'assets/index-abc.js': SCRIPT,
    'assets/icon-abc.webp': Buffer.alloc(5000, 1),
    'favicon.svg': '<svg/>',
  });
  fixture = await openPlayer({ webAppDir: dist });
});
afterAll(async () => {
  await fixture.close();
  await rm(dist, { recursive: true });
});

test.each(['/', '/index.html', '/lessons/abc', '/lessons?state=ready'])(
  '%s is the page, asked for anew each time',
  async (path) => {
    const answer = await fixture.ask(path, HTML);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.body.toString()).toBe(PAGE);
  },
);

test('hashed assets are kept for ever', async () => {
  const answer = await fixture.ask('/assets/index-abc.js');
  expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.body.toString()).toBe(SCRIPT);
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('text comes in %s to whoever takes it', async (coding, decode) => {
  const headers = { 'accept-encoding': coding };
  const answer = await fixture.ask('/assets/index-abc.js', headers);
  expect(answer.headers['content-encoding']).toBe(coding);
  expect(answer.headers.vary).toBe('Accept-Encoding');
  expect(answer.headers['content-length']).toBe(String(answer.body.length));
  expect(answer.body.length).toBeLessThan(SCRIPT.length / 10);
  expect(decode(answer.body).toString()).toBe(SCRIPT);
  const etag = answer.headers.etag!;
  const again = await fixture.ask('/assets/index-abc.js', { ...headers, 'if-none-match': etag });
  expect(again.status).toBe(304);
  const plain = await fixture.ask('/assets/index-abc.js', { 'if-none-match': etag });
  expect(plain.status).toBe(200);
});

test('pictures and tiny files come as they are', async () => {
  for (const path of ['/assets/icon-abc.webp', '/favicon.svg']) {
    const answer = await fixture.ask(path, { 'accept-encoding': 'br, gzip' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-encoding']).toBeUndefined();
  }
});

test('HEAD tells the length without the page', async () => {
  const answer = await fixture.ask('/', HTML, 'HEAD');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(PAGE)));
  expect(answer.body).toHaveLength(0);
});

test.each([
  '/api/nothing',
  '/api',
  '/media/nothing',
  '/uploads/nothing',
  '/assets/index-old.js',
  '/%2e%2e/%2e%2e/etc/passwd/%00%',
])('%s is never answered by a page', async (path) => {
  const answer = await fixture.ask(path, HTML);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.headers['content-type']).toContain('application/problem+json');
});

test.each(['/../package.json', '/%2e%2e/package.json', '/assets/../../package.json'])(
  '%s does not leave the folder',
  async (path) => {
    const answer = await fixture.ask(path);
    expect(answer.status).toBe(404);
  },
);

test('a program that asks for no page gets a 404 for what is not there', async () => {
  expect((await fixture.ask('/nothing', { accept: 'application/json' })).status).toBe(404);
});

test('without a built web app the page says what to do', async () => {
  const bare = await openPlayer();
  try {
    const answer = await bare.ask('/', HTML);
    expect(answer.status).toBe(503);
    expect(answer.body.toString()).toContain('scripts/youke setup');
    expect((await bare.ask('/api/nothing', HTML)).status).toBe(404);
  } finally {
    await bare.close();
  }
});
