import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLessonClient, type LessonClient } from '../fixtures/lesson-client.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { commandsBelow, isRunning } from '../fixtures/process-tree.ts';
import {
  createHome,
  endYouke,
  runYouke,
  type YoukeHome,
  type YoukeRun,
} from '../fixtures/run-youke.ts';

let folder: string;
/** Long enough to be caught at work. */
let lessonFile: string;
let shortFile: string;
let home: YoukeHome;
let run: YoukeRun;
let client: LessonClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-chaos-'));
  lessonFile = join(folder, 'lesson.mp4');
  shortFile = join(folder, 'short.mp4');
  await makeClip(lessonFile, {
    width: 1280,
    height: 720,
    seconds: 12,
    filters: 'noise=alls=8:allf=t',
  });
  await makeClip(shortFile, { seconds: 3 });
  home = await createHome();
  await start();
});
afterAll(async () => {
  await endYouke(run, home);
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  run = runYouke(home);
  await run.ready;
  client = await createLessonClient(home);
}

/** A lesson that came through: scored, with a stream that can be fetched without further headers. */
async function expectScoredStream(id: string): Promise<void> {
  const { scores } = await client.report(id);
  expect([scores.clarity, scores.audio, scores.cuts].every(Number.isFinite)).toBe(true);
  const playback = await client.get(`/api/lessons/${id}/playback`);
  const { masterUrl } = (await playback.json()) as { masterUrl: string };
  const master = await fetch(new URL(masterUrl, home.origin));
  expect(await master.text()).toContain('#EXT-X-STREAM-INF');
}

test('a transcoder killed in the middle of a lesson: the lesson becomes ready without a human', async () => {
  const id = await client.upload(lessonFile);
  await client.isHalfway(id);
  const below = commandsBelow(run.pidOf('transcoder/main.ts'));
  expect(below.map(({ command }) => command).join()).toContain('ffmpeg');
  process.kill(run.pidOf('transcoder/main.ts'), 'SIGKILL');
  await client.becomes(id, 'ready');
  await expectScoredStream(id);
  // What the dead one had started is not still at it.
  expect(below.filter(({ pid }) => isRunning(pid))).toEqual([]);
});

test('Redis emptied with lessons queued: they all become ready', async () => {
  const ids = [await client.upload(lessonFile)];
  for (const _ of [1, 2]) ids.push(await client.upload(shortFile));
  await client.isHalfway(ids[0]!);
  const redis = new Redis(join(home.dataDir, 'redis', 'redis.sock'));
  await redis.flushall();
  redis.disconnect();
  for (const id of ids) {
    await client.becomes(id, 'ready');
    await expectScoredStream(id);
  }
});

test('a web process killed in the middle of an upload: the client goes on, and there is one lesson', async () => {
  const before = (await client.lessons()).length;
  const bytes = readFileSync(lessonFile);
  const { uploadUrl, lessonId } = await announce(bytes.length);
  const half = sendHalf(uploadUrl, bytes);
  const stateFile = join(home.dataDir, 'uploads', `${uploadUrl.split('/').at(-1)}.json`);
  const synced = () => JSON.parse(readFileSync(stateFile, 'utf8')).offset;
  await expect.poll(synced, { timeout: 60_000 }).toBeGreaterThan(100_000);
  process.kill(run.pidOf('processes/web.ts'), 'SIGKILL');
  await half;
  await expect
    .poll(() => offsetOf(uploadUrl), { timeout: 60_000 })
    .toSatisfy((offset) => offset > 0 && offset < bytes.length);
  await client.upload(lessonFile, uploadUrl);
  await client.becomes(lessonId, 'ready');
  await expectScoredStream(lessonId);
  expect(await client.lessons()).toHaveLength(before + 1);
  const stored = readFileSync(join(home.dataDir, 'media', 'sources', lessonId));
  expect(sha256(stored)).toBe(sha256(bytes));
});

test('stopped in the middle of a lesson, everything ends with 0; the next start finishes the lesson', async () => {
  const id = await client.upload(lessonFile);
  await client.isHalfway(id);
  const below = commandsBelow(run.process.pid!);
  run.process.kill('SIGTERM');
  expect((await run.ended).code).toBe(0);
  expect(below.filter(({ pid }) => isRunning(pid))).toEqual([]);
  await start();
  await client.becomes(id, 'ready');
  await expectScoredStream(id);
});

test('killed as a whole in the middle of a lesson, the next start finishes the lesson', async () => {
  const id = await client.upload(lessonFile);
  await client.isHalfway(id);
  const below = commandsBelow(run.process.pid!);
  run.process.kill('SIGKILL');
  await run.ended;
  await start();
  expect(below.filter(({ pid }) => isRunning(pid))).toEqual([]);
  await client.becomes(id, 'ready');
  await expectScoredStream(id);
});

async function announce(size: number): Promise<{ uploadUrl: string; lessonId: string }> {
  const response = await fetch(`${home.origin}/uploads`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${client.token}`,
      'tus-resumable': '1.0.0',
      'upload-length': String(size),
      'upload-metadata': `filename ${Buffer.from('lesson.mp4').toString('base64')}`,
    },
  });
  const location = response.headers.get('location')!;
  return {
    uploadUrl: new URL(location, home.origin).href,
    lessonId: response.headers.get('lesson-id')!,
  };
}

/** Sends the first half of what it promised and then nothing; resolves when the line is cut. */
async function sendHalf(uploadUrl: string, bytes: Buffer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const patch = request(uploadUrl, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${client.token}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(bytes.length),
    },
  });
  patch.on('error', () => resolve());
  patch.write(bytes.subarray(0, bytes.length / 2));
  await promise;
}

async function offsetOf(uploadUrl: string): Promise<number> {
  const response = await fetch(uploadUrl, {
    method: 'HEAD',
    headers: { authorization: `Bearer ${client.token}`, 'tus-resumable': '1.0.0' },
  });
  return Number(response.headers.get('upload-offset') ?? -1);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
