import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layoutData } from '../../config/data-layout.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { createBullmqLessonQueue } from '../../storage/queue/bullmq-lesson-queue.ts';
import { lessonRun } from '../../storage/queue/job.ts';
import type { LessonQueue } from '../../storage/queue/lesson-queue.ts';
import { checkHls } from '../fixtures/hls/check-hls.ts';
import { makeNumberedFrames } from '../fixtures/hls/make-numbered-frames.ts';
import { measureFrames } from '../fixtures/hls/measure-frames.ts';
import { newLesson } from '../fixtures/new-lesson.ts';
import { commandsBelow, isRunning } from '../fixtures/process-tree.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { makeFolder } from '../integration/transcoder-fixture.ts';

const KILLS = 20;
const FRAMES = 1500;
const MAIN = join(import.meta.dirname, '../../transcoder/main.ts');

let tmp: Awaited<ReturnType<typeof makeFolder>>;
let redis: TestRedis;
let catalog: Catalog;
let media: MediaStore;
let queue: LessonQueue;

beforeAll(async () => {
  tmp = await makeFolder();
  redis = await startRedis();
  const layout = layoutData(tmp.path);
  catalog = await openCatalog({ file: layout.catalogFile });
  media = await createDiskMediaStore({ root: layout.mediaDir });
  queue = createBullmqLessonQueue({ redis: redis.address });
});
afterAll(async () => {
  await queue.close();
  await catalog.close();
  await redis.close();
  await tmp.remove();
});

function startTranscoder(): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: tmp.path,
      REDIS_URL: `unix:${redis.address.path}`,
      LOG_LEVEL: 'silent',
      // The dead are to be found out soon.
      YOUKE_JOB_LOCK_SECONDS: '1',
    },
    stdio: 'ignore',
  });
}

/** Kills it; its ffmpeg goes along. Resolves when nothing of it runs. */
async function kill(transcoder: ChildProcess): Promise<void> {
  const below = commandsBelow(transcoder.pid!);
  transcoder.kill('SIGKILL');
  await once(transcoder, 'exit');
  await expect.poll(() => below.some(({ pid }) => isRunning(pid)), { timeout: 10_000 }).toBe(false);
}

test(`${KILLS} kill -9 of worker and ffmpeg during one lesson: it becomes ready, every frame in its place`, async () => {
  const source = join(tmp.path, 'lesson.mp4');
  // Keyframes too far apart to be copied, and grain, so that there is work for as long as it takes.
  await makeNumberedFrames(source, FRAMES, {
    encode: [
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
      ...['-g', '400', '-sc_threshold', '0', '-c:a', 'aac'],
    ],
  });
  const id = randomUUID();
  await catalog.lessons.create(newLesson(id));
  await copyFile(source, `${source}.copy`);
  await media.adopt({ kind: 'source', lessonId: id }, `${source}.copy`);
  await queue.enqueue(lessonRun((await catalog.lessons.finishUpload(id, 1))!));

  let survived = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const transcoder = startTranscoder();
    // Somewhere between starting up and the middle of a chunk.
    await wait(800 + Math.random() * 2000);
    if ((await catalog.lessons.get(id))?.state === 'ready') survived += 1;
    await kill(transcoder);
  }
  const last = startTranscoder();
  await expect
    .poll(async () => (await catalog.lessons.get(id))?.state, { timeout: 120_000, interval: 200 })
    .toBe('ready');
  await kill(last);
  // Most of the kills came while there was something to be lost.
  expect(survived).toBeLessThan(KILLS / 2);

  const { version } = (await catalog.lessons.get(id))!;
  const folder = join(layoutData(tmp.path).mediaDir, 'renditions', id, version!);
  expect(await checkHls(folder, { iFrames: true, audioOnly: true })).toEqual([]);
  const top = await measureFrames(join(folder, 'video-480p', 'playlist.m3u8'));
  expect(top).toEqual(Array.from({ length: FRAMES }, (_, frame) => frame));
});
