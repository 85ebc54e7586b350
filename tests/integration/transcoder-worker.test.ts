import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { layoutData } from '../../config/data-layout.ts';
import { LESSON_LADDER } from '../../config/ladder.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import type { LessonRecord, LessonState } from '../../storage/catalog/lesson.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { createBullmqLessonQueue } from '../../storage/queue/bullmq-lesson-queue.ts';
import { createBullmqLessonWorker } from '../../storage/queue/bullmq-lesson-worker.ts';
import { lessonRun } from '../../storage/queue/job.ts';
import type { LessonQueue, LessonWorker } from '../../storage/queue/lesson-queue.ts';
import { createGiveUp } from '../../transcoder/attempt/create-give-up.ts';
import { createHeartbeat, type Heartbeat } from '../../transcoder/attempt/create-heartbeat.ts';
import { encodeChunk } from '../../transcoder/steps/encode-chunk.ts';
import { finishLesson } from '../../transcoder/steps/finish-lesson.ts';
import { measureSound } from '../../transcoder/steps/measure-sound.ts';
import { prepareLesson } from '../../transcoder/steps/prepare-lesson.ts';
import { createLessonProcessor } from '../../transcoder/worker.ts';
import { checkHls } from '../fixtures/hls/check-hls.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { LIMITS, makeFolder, processesNaming, SILENT_LOG, STANDARD } from './transcoder-fixture.ts';

const WAIT = { timeout: 60_000, interval: 50 };
let tmp: Awaited<ReturnType<typeof makeFolder>>;
let redis: TestRedis;
let catalog: Catalog;
let media: MediaStore;
let queue: LessonQueue;
const mediaDir = () => layoutData(tmp.path).mediaDir;
const cleanUp: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  tmp = await makeFolder();
  redis = await startRedis();
  catalog = await openCatalog({ file: layoutData(tmp.path).catalogFile });
  media = await createDiskMediaStore({ root: mediaDir() });
  queue = createBullmqLessonQueue({ redis: redis.address, attempts: 2, retryDelayMs: 10 });
  await makeClip(join(tmp.path, 'short.mp4'), { width: 320, height: 240 });
  await makeClip(join(tmp.path, 'long.mp4'), { seconds: 90 });
  await writeFile(join(tmp.path, 'text.mp4'), 'not a video\n');
});
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});
afterAll(async () => {
  await queue.close();
  await catalog.close();
  await redis.close();
  await tmp.remove();
});

/** A lesson whose upload is complete, and its job. */
async function upload(clip: string): Promise<string> {
  const id = randomUUID();
  await catalog.lessons.create({
    ...{ id, uploadId: id, ownerId: 'account-1', owner: 'teacher', filename: clip, title: clip },
    ...{
      subject: '',
      grade: '',
      textbook: '',
      textbookNode: '',
      uploadMetadata: '',
      region: '41',
      traceId: `trace-${id}`,
    },
  });
  const copy = join(tmp.path, `${id}.copy`);
  await copyFile(join(tmp.path, clip), copy);
  await media.adopt({ kind: 'source', lessonId: id }, copy);
  const record = await catalog.lessons.finishUpload(id, 1);
  await queue.enqueue(lessonRun(record!));
  return id;
}

async function startWorker(store = media): Promise<{ worker: LessonWorker; heartbeat: Heartbeat }> {
  const heartbeat = createHeartbeat({
    workers: catalog.workers,
    ...{ id: 'worker-1', host: 'here', places: 1, everySeconds: 0.05, log: SILENT_LOG },
  });
  const worker = createBullmqLessonWorker({
    redis: redis.address,
    concurrency: 1,
    process: createLessonProcessor({
      ...{
        catalog,
        media: store,
        steps: { prepareLesson, encodeChunk, measureSound, finishLesson },
        ladder: LESSON_LADDER,
        standard: STANDARD,
        limits: LIMITS,
      },
      ...{ heartbeat, log: SILENT_LOG },
    }),
    onGaveUp: createGiveUp({ lessons: catalog.lessons, media: store, log: SILENT_LOG }),
  });
  await worker.ready();
  cleanUp.push(
    () => heartbeat.close(),
    () => worker.close(),
  );
  return { worker, heartbeat };
}

function reached(id: string, state: LessonState): Promise<LessonRecord> {
  return vi.waitFor(async () => {
    const record = await catalog.lessons.get(id);
    expect(record?.state).toBe(state);
    return record!;
  }, WAIT);
}

/** The lesson is being encoded: its ffmpeg runs. */
function encoding(id: string): Promise<void> {
  return vi.waitFor(async () => {
    expect(await ffmpegOf(id)).toHaveLength(1);
  }, WAIT);
}

async function ffmpegOf(id: string): Promise<string[]> {
  const all = await processesNaming(`/${id}`);
  return all.filter((line) => line.startsWith('ffmpeg\0') && line.includes('libx264'));
}

/** Versions that are published of a lesson. */
function versions(id: string): Promise<string[]> {
  return readdir(join(mediaDir(), 'renditions', id)).catch(() => []);
}

describe('a worker', () => {
  it('takes a lesson from the queue to a scored stream, and again on request', async () => {
    await startWorker();
    const id = await upload('short.mp4');
    const ready = await reached(id, 'ready');
    expect(ready).toMatchObject({ playable: true, progress: 1, attempts: 1, failure: null });
    expect(ready.durationSeconds).toBeCloseTo(2, 1);
    expect((await catalog.lessons.report(id))?.scores).toEqual(ready.scores);
    const file = 'master.m3u8';
    const master = { kind: 'rendition', lessonId: id, version: ready.version!, file } as const;
    expect((await media.stat(master))?.sizeBytes).toBeGreaterThan(100);
    expect(await checkHls(join(mediaDir(), 'renditions', id, ready.version!))).toEqual([]);

    // The version before stays, for whoever is watching it; the one before that goes.
    let before = ready.version!;
    for (const generation of [2, 3]) {
      const again = await catalog.lessons.requeue(id);
      await queue.enqueue(lessonRun(again!));
      const { version } = await vi.waitFor(async () => {
        const record = await catalog.lessons.get(id);
        expect(record).toMatchObject({ generation, state: 'ready' });
        expect((await versions(id)).sort()).toEqual([before, record!.version!].sort());
        return record!;
      }, WAIT);
      expect(version).not.toBe(before);
      before = version!;
    }
  });

  it('says on its row what it works on, and leaves the list when it stops', async () => {
    const { worker, heartbeat } = await startWorker();
    const id = await upload('long.mp4');
    await vi.waitFor(async () => {
      const [row] = await catalog.workers.seenSince(0);
      expect(row).toMatchObject({ id: 'worker-1', host: 'here', lessonId: id });
      expect(row?.progress).toBeGreaterThan(0);
    }, WAIT);
    await worker.close();
    await heartbeat.close();
    expect(await catalog.workers.seenSince(0)).toEqual([]);
    await catalog.lessons.cancel(id);
  });

  it('fails a source that is no video at once, in words', async () => {
    await startWorker();
    const { failure, attempts } = await reached(await upload('text.mp4'), 'failed');
    expect(attempts).toBe(1);
    expect(failure).toEqual({
      code: 'not-a-video',
      message: expect.stringMatching(/^这个文件不是视频.* \/ This file is not a video/) as string,
    });
  });

  it('tries again what may go better, and gives up in the end', async () => {
    await startWorker();
    const id = await upload('short.mp4');
    await media.remove({ kind: 'source', lessonId: id });
    const { failure } = await reached(id, 'failed');
    expect(failure).toEqual({
      code: 'internal',
      message: expect.stringMatching(/^多次处理失败.* \/ Processing failed several/) as string,
    });
  });

  it('ends ffmpeg when the lesson is cancelled, and publishes nothing', async () => {
    await startWorker();
    const id = await upload('long.mp4');
    const { generation, attemptId } = await reached(id, 'processing');
    await encoding(id);
    await catalog.lessons.cancel(id);
    await vi.waitFor(async () => {
      expect(await queue.isAlive({ lessonId: id, generation })).toBe(false);
    }, WAIT);
    expect(await ffmpegOf(id)).toEqual([]);
    expect((await catalog.lessons.get(id))?.state).toBe('cancelled');
    expect(await versions(id)).toEqual([]);
    expect(await readdir(join(mediaDir(), 'renditions', '.incoming'))).not.toContain(attemptId);
  });

  it('takes back what it has published when the lesson is cancelled at that moment', async () => {
    const store = new Proxy(media, {
      get(target, name: keyof MediaStore) {
        if (name !== 'addToVersion') return target[name].bind(target);
        return async (...args: Parameters<MediaStore['addToVersion']>) => {
          await target.addToVersion(...args);
          expect(await versions(args[0])).toContain(args[1]);
          await catalog.lessons.cancel(args[0]);
        };
      },
    });
    const { worker } = await startWorker(store);
    const id = await upload('short.mp4');
    const earlier = await media.openScratch('earlier');
    await writeFile(join(earlier, 'master.m3u8'), '#EXTM3U');
    await media.addToVersion(id, 'earlier', earlier);
    await reached(id, 'cancelled');
    await worker.close();
    expect(await versions(id)).toEqual(['earlier']);
  });

  it('hands a lesson on when it stops in the middle', async () => {
    const { worker } = await startWorker();
    const id = await upload('long.mp4');
    await encoding(id);
    await worker.close();
    expect(await ffmpegOf(id)).toEqual([]);
    expect((await catalog.lessons.get(id))?.state).toBe('processing');
    await startWorker();
    expect(await reached(id, 'ready')).toMatchObject({ attempts: 1, playable: true });
  });
});

describe('the process', () => {
  function startProcess(): ChildProcess {
    const main = join(import.meta.dirname, '../../transcoder/main.ts');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
      env: {
        PATH: process.env.PATH,
        DATA_DIR: tmp.path,
        REDIS_URL: `unix:${redis.address.path}`,
        LOG_LEVEL: 'silent',
      },
      stdio: 'inherit',
    });
    cleanUp.push(async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
    return child;
  }

  it('gives its lesson back on SIGTERM and ends well', async () => {
    const child = startProcess();
    const id = await upload('long.mp4');
    await encoding(id);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await ffmpegOf(id)).toEqual([]);
    expect((await catalog.lessons.get(id))?.state).toBe('processing');
    await catalog.lessons.cancel(id);
  });

  it('takes its ffmpeg along when it is killed', async () => {
    const child = startProcess();
    const id = await upload('long.mp4');
    await encoding(id);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await vi.waitFor(async () => {
      expect(await ffmpegOf(id)).toEqual([]);
    }, WAIT);
    await catalog.lessons.cancel(id);
  });
});
