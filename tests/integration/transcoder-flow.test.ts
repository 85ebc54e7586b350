import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { layoutData } from '../../config/data-layout.ts';
import { LESSON_LADDER } from '../../config/ladder.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { createBullmqLessonQueue } from '../../storage/queue/bullmq-lesson-queue.ts';
import { createBullmqLessonWorker } from '../../storage/queue/bullmq-lesson-worker.ts';
import { lessonRun } from '../../storage/queue/job.ts';
import type { LessonQueue, LessonWorker } from '../../storage/queue/lesson-queue.ts';
import { reconcile } from '../../storage/queue/reconcile.ts';
import { createGiveUp } from '../../transcoder/attempt/create-give-up.ts';
import { createHeartbeat } from '../../transcoder/attempt/create-heartbeat.ts';
import { sweepAttempts } from '../../transcoder/attempt/sweep-attempts.ts';
import { UnusableSourceError } from '../../transcoder/probe/unusable-source-error.ts';
import { ToolError } from '../../transcoder/tool/tool-error.ts';
import { createLessonProcessor } from '../../transcoder/worker.ts';
import { type FileStepsOptions, fileSteps } from '../fixtures/file-steps.ts';
import { newLesson } from '../fixtures/new-lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { LIMITS, makeFolder, SILENT_LOG, STANDARD } from './transcoder-fixture.ts';

const WAIT = { timeout: 60_000, interval: 20 };
const SOURCE = 'This is what the lesson says, from its first word to its last.';
let tmp: Awaited<ReturnType<typeof makeFolder>>;
let redis: TestRedis;
let client: Redis;
let catalog: Catalog;
let media: MediaStore;
let queue: LessonQueue;
const cleanUp: (() => Promise<unknown>)[] = [];
const mediaDir = () => layoutData(tmp.path).mediaDir;

beforeAll(async () => {
  tmp = await makeFolder();
  redis = await startRedis();
  client = new Redis({ path: redis.address.path });
  catalog = await openCatalog({ file: layoutData(tmp.path).catalogFile });
  media = await createDiskMediaStore({ root: mediaDir() });
  queue = createBullmqLessonQueue({ redis: redis.address, attempts: 2, retryDelayMs: 10 });
});
afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
  await client.flushall();
});
afterAll(async () => {
  client.disconnect();
  await queue.close();
  await catalog.close();
  await redis.close();
  await tmp.remove();
});

/** A lesson whose upload is complete, in the queue. */
async function upload(): Promise<string> {
  const id = randomUUID();
  await catalog.lessons.create(newLesson(id));
  const file = join(tmp.path, `${id}.source`);
  await writeFile(file, SOURCE);
  await media.adopt({ kind: 'source', lessonId: id }, file);
  const record = await catalog.lessons.finishUpload(id, SOURCE.length);
  await queue.enqueue(lessonRun(record!));
  return id;
}

type Given = Readonly<{ store?: MediaStore; lockDurationMs?: number; stalledIntervalMs?: number }>;

async function startWorker(steps: FileStepsOptions, given: Given = {}): Promise<LessonWorker> {
  const { store = media, ...locks } = given;
  const heartbeat = createHeartbeat({
    workers: catalog.workers,
    ...{ id: 'worker-1', host: 'here', places: 1, everySeconds: 0.05, log: SILENT_LOG },
  });
  const worker = createBullmqLessonWorker({
    redis: redis.address,
    concurrency: 1,
    process: createLessonProcessor({
      ...{ catalog, media: store, steps: fileSteps(steps), ladder: LESSON_LADDER },
      ...{ standard: STANDARD, limits: LIMITS, heartbeat, log: SILENT_LOG },
    }),
    onGaveUp: createGiveUp({ lessons: catalog.lessons, media: store, log: SILENT_LOG }),
    ...locks,
  });
  await worker.ready();
  cleanUp.push(
    () => heartbeat.close(),
    () => worker.close(),
  );
  return worker;
}

function reached(id: string, wanted: Partial<LessonRecord>): Promise<LessonRecord> {
  return vi.waitFor(async () => {
    const record = await catalog.lessons.get(id);
    expect(record).toMatchObject(wanted);
    return record!;
  }, WAIT);
}

async function stored(id: string, version: string, file: string): Promise<string> {
  return text(await media.read({ kind: 'rendition', lessonId: id, version, file }));
}

const versions = (id: string) =>
  readdir(join(mediaDir(), 'renditions', id)).catch((): string[] => []);
const scratch = () => readdir(join(mediaDir(), 'renditions', '.incoming'));

/** A step's work at which the test looks before it goes on. */
function halt(at: string) {
  const [reachedIt, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const before = async (step: string) => {
    if (step !== at) return;
    reachedIt.resolve();
    await goOn.promise;
  };
  return { before, reached: reachedIt.promise, goOn: goOn.resolve };
}

describe('a lesson in steps', () => {
  it('is playable after its first chunk and ready in the end, under one version', async () => {
    const last = halt('chunk-3');
    await startWorker({ chunks: 4, before: last.before });
    const id = await upload();
    await last.reached;
    const growing = await reached(id, { state: 'processing', playable: true });
    expect(growing.version).toBe(growing.attemptId);
    expect(await stored(id, growing.version!, 'master.m3u8')).toBe('growing');
    // Prepared, with sound and three of four chunks.
    await reached(id, { progress: 0.04 + (0.92 * 4) / 5 });
    last.goOn();
    const ready = await reached(id, { state: 'ready', playable: true, progress: 1 });
    expect(ready).toMatchObject({ version: growing.version, attemptId: null, attempts: 1 });
    expect(await stored(id, ready.version!, 'lesson.txt')).toBe(SOURCE);
    expect(await stored(id, ready.version!, 'master.m3u8')).toBe('whole');
    // After the catalog knows.
    await vi.waitFor(async () => {
      expect(await scratch()).not.toContain(ready.version);
      const [row] = await catalog.workers.seenSince(0);
      expect(row?.speed).toBeGreaterThan(0);
    }, WAIT);
  });

  it('is playable as soon as it is prepared where it can be copied', async () => {
    const first = halt('sound');
    await startWorker({ chunks: 2, copied: true, before: first.before });
    const id = await upload();
    await first.reached;
    const { version } = await reached(id, { state: 'processing', playable: true });
    expect(await stored(id, version!, 'master.m3u8')).toBe('copied');
    first.goOn();
    await reached(id, { state: 'ready', version: version! });
  });

  it('plays its earlier version while it is made anew, and that one stays until the next', async () => {
    const during = halt('chunk-1');
    await startWorker({ chunks: 2 });
    const id = await upload();
    const first = (await reached(id, { state: 'ready' })).version!;
    await cleanUp.pop()!();
    await startWorker({ chunks: 2, before: during.before });
    await queue.enqueue(lessonRun((await catalog.lessons.requeue(id))!));
    await during.reached;
    await reached(id, { state: 'processing', playable: true, version: first });
    during.goOn();
    const { version } = await reached(id, { state: 'ready', generation: 2 });
    expect(version).not.toBe(first);
    await vi.waitFor(async () => {
      expect((await versions(id)).sort()).toEqual([first, version].sort());
    }, WAIT);
  });

  it('stays in work when its worker stops, and the next one goes on where it was', async () => {
    const begun = Promise.withResolvers<void>();
    const seen: string[] = [];
    const worker = await startWorker({
      chunks: 3,
      async before(step, { signal }) {
        if (step !== 'chunk-1') return;
        begun.resolve();
        await once(signal, 'abort');
        signal.throwIfAborted();
      },
    });
    const id = await upload();
    await begun.promise;
    const before = await catalog.lessons.get(id);
    await worker.close();
    expect(await catalog.lessons.get(id)).toMatchObject({
      state: 'processing',
      attemptId: before!.attemptId,
      playable: true,
    });
    await startWorker({ chunks: 3, before: (step) => void seen.push(step) });
    expect(await reached(id, { state: 'ready' })).toMatchObject({ version: before!.attemptId });
    expect(seen).toEqual(['chunk-1', 'chunk-2', 'finish']);
  });

  it('waits while scratch is short, without using up its tries', async () => {
    const room = { freeBytes: 0, asked: 0 };
    const store = new Proxy(media, {
      get(target, name: keyof MediaStore) {
        if (name !== 'space') return target[name].bind(target);
        return async () => {
          room.asked += 1;
          return { freeBytes: room.freeBytes, totalBytes: 1e12 };
        };
      },
    });
    await startWorker({ chunks: 1 }, { store });
    const id = await upload();
    for (let time = 1; time <= 3; time += 1) {
      await vi.waitFor(() => expect(room.asked).toBe(time), WAIT);
      await vi.waitFor(async () => {
        expect(await client.zscore('youke:lessons:delayed', `${id}-1`)).not.toBeNull();
      }, WAIT);
      if (time === 3) room.freeBytes = 1e12;
      // Half a minute later.
      await client.zadd('youke:lessons:delayed', 0, `${id}-1`);
      await client.zadd('youke:lessons:marker', 0, '0');
    }
    await reached(id, { state: 'ready' });
  });
});

describe('a lesson that comes to nothing', () => {
  it('plays no longer when it is cancelled, and its files go, whatever step it is at', async () => {
    for (const at of ['prepare', 'sound', 'chunk-1', 'finish']) {
      const begun = Promise.withResolvers<AbortSignal>();
      const worker = await startWorker({
        chunks: 2,
        copied: true,
        async before(step, { signal }) {
          if (step !== at) return;
          begun.resolve(signal);
          await once(signal, 'abort');
          signal.throwIfAborted();
        },
      });
      const id = await upload();
      const signal = await begun.promise;
      const { attemptId, generation } = (await catalog.lessons.get(id))!;
      await catalog.lessons.cancel(id);
      await queue.remove({ lessonId: id, generation });
      await vi.waitFor(() => expect(signal.aborted).toBe(true), WAIT);
      await worker.close();
      const after = await catalog.lessons.get(id);
      expect(after).toMatchObject({ state: 'cancelled', playable: false, version: null });
      expect(await versions(id)).toEqual([]);
      expect(await scratch()).not.toContain(attemptId);
      expect(await queue.isAlive({ lessonId: id, generation })).toBe(false);
    }
  });

  it('has its files swept when it was cancelled while no worker ran', async () => {
    const begun = Promise.withResolvers<void>();
    const worker = await startWorker({
      chunks: 2,
      async before(step, { signal }) {
        if (step !== 'chunk-1') return;
        begun.resolve();
        await once(signal, 'abort');
        signal.throwIfAborted();
      },
    });
    const id = await upload();
    await begun.promise;
    await worker.close();
    const { attemptId } = (await catalog.lessons.get(id))!;
    await catalog.lessons.cancel(id);
    expect(await versions(id)).toEqual([attemptId]);
    const sweep = (now: number) =>
      sweepAttempts({ lessons: catalog.lessons, media, log: SILENT_LOG, now: () => now });
    // Too early: somebody may still write.
    await sweep(Date.now());
    expect(await versions(id)).toEqual([attemptId]);
    await sweep(Date.now() + 120_000);
    expect(await versions(id)).toEqual([]);
    expect(await scratch()).not.toContain(attemptId);
    expect(await catalog.lessons.endedAttempts(Number.POSITIVE_INFINITY)).toEqual([]);
  });

  it('fails at once, in words, when its source is of no use', async () => {
    const seen: string[] = [];
    await startWorker({
      chunks: 2,
      before(step) {
        seen.push(step);
        if (step === 'chunk-1') throw new UnusableSourceError('truncated');
      },
    });
    const id = await upload();
    const { failure } = await reached(id, { state: 'failed', playable: false, version: null });
    expect(failure?.code).toBe('truncated');
    await vi.waitFor(async () => expect(await versions(id)).toEqual([]), WAIT);
    await vi.waitFor(async () => {
      expect(await queue.isAlive({ lessonId: id, generation: 1 })).toBe(false);
    }, WAIT);
    expect(seen.filter((step) => step === 'chunk-1')).toHaveLength(1);
    expect(seen).not.toContain('finish');
  });

  const end = { exitCode: null, signal: 'SIGKILL', stderrTail: '' };
  it.each([
    ['timed-out', /停滞.* \/ Processing stood still/, new ToolError('stalled', ['ffmpeg'], end)],
    ['internal', /处理失败.* \/ Processing failed/, new ToolError('exit', ['ffmpeg'], end)],
    ['internal', /处理失败.* \/ Processing failed/, new Error('whatever')],
  ] as const)('fails as %s (%s) when each try ends in %s', async (code, message, error) => {
    let tries = 0;
    await startWorker({
      chunks: 3,
      before(step) {
        if (step !== 'chunk-2') return;
        tries += 1;
        throw error;
      },
    });
    const id = await upload();
    const { failure } = await reached(id, { state: 'failed', playable: false, version: null });
    expect(failure?.code).toBe(code);
    expect(failure?.message).toMatch(message);
    expect(tries).toBe(2);
    await vi.waitFor(async () => expect(await versions(id)).toEqual([]), WAIT);
    await vi.waitFor(async () => {
      expect(await queue.isAlive({ lessonId: id, generation: 1 })).toBe(false);
    }, WAIT);
  });

  it('goes on after a failure that another try mends', async () => {
    const seen = new Set<string>();
    await startWorker({
      chunks: 2,
      before(step) {
        if (seen.has(step)) return;
        seen.add(step);
        throw new ToolError('stalled', ['ffmpeg'], end);
      },
    });
    const id = await upload();
    const { version } = await reached(id, { state: 'ready' });
    expect(await stored(id, version!, 'lesson.txt')).toBe(SOURCE);
  });
});

describe('a lesson whose machinery breaks', () => {
  it('is ready in the end although its worker is killed at every step', async () => {
    const id = await upload();
    const journal = join(tmp.path, `${id}.journal`);
    const start = (haltAt: string) =>
      spawn(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          join(import.meta.dirname, '../fixtures/flow-worker.ts'),
          ...[tmp.path, redis.address.path, journal, haltAt],
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
    for (const step of ['prepare', 'sound', 'chunk-0', 'chunk-1', 'chunk-2', 'finish']) {
      const victim = start(step);
      const [line] = await once(createInterface({ input: victim.stdout }), 'line');
      expect(line).toBe(`halts at ${step}`);
      victim.kill('SIGKILL');
      await once(victim, 'exit');
    }
    const heir = start('none');
    const { version } = await reached(id, { state: 'ready', attempts: 1 });
    heir.kill('SIGKILL');
    await once(heir, 'exit');
    expect(await stored(id, version!, 'lesson.txt')).toBe(SOURCE);
    const steps = (await readFile(journal, 'utf8')).trim().split('\n');
    // Each was begun by the one that was killed at it, and once more.
    expect(steps).toHaveLength(12);
  });

  it('is ready in the end although Redis forgets everything in the middle', async () => {
    const second = halt('chunk-1');
    await startWorker(
      { chunks: 3, before: second.before },
      { lockDurationMs: 1000, stalledIntervalMs: 300 },
    );
    const id = await upload();
    await second.reached;
    const { attemptId } = (await catalog.lessons.get(id))!;
    await client.flushall();
    expect(await reconcile({ lessons: catalog.lessons, queue })).toEqual({ requeued: 1 });
    second.goOn();
    const { version } = await reached(id, { state: 'ready' });
    expect(version).toBe(attemptId);
    expect(await stored(id, version!, 'lesson.txt')).toBe(SOURCE);
  });

  it('stays ready when a job comes late that others have done instead', async () => {
    const late = Promise.withResolvers<AbortSignal>();
    const goOn = Promise.withResolvers<void>();
    const held = await startWorker({
      chunks: 2,
      async before(step, { signal }) {
        if (step !== 'chunk-1') return;
        late.resolve(signal);
        await goOn.promise;
      },
    });
    const id = await upload();
    const signal = await late.promise;
    await client.flushall();
    await reconcile({ lessons: catalog.lessons, queue });
    await startWorker({ chunks: 2 });
    const { version } = await reached(id, { state: 'ready' });
    await vi.waitFor(() => expect(signal.aborted).toBe(true), WAIT);
    goOn.resolve();
    await held.close();
    expect(await stored(id, version!, 'lesson.txt')).toBe(SOURCE);
  });
});
