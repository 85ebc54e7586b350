import { randomUUID } from 'node:crypto';
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../config/http/create-log.ts';
import {
  createFinishUpload,
  type FinishUpload,
} from '../../ingest/uploads/finish/finish-upload.ts';
import { sweepUploads } from '../../ingest/uploads/finish/sweep-uploads.ts';
import { createUploadTurns } from '../../ingest/uploads/receive/upload-turns.ts';
import { openDiskUploadStore } from '../../ingest/uploads/store/disk-upload-store.ts';
import type { UploadStore } from '../../ingest/uploads/store/upload-store.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';

/** What a crash leaves between any two steps of an upload, and what becomes of it. */
let redis: TestRedis;
let ingest: TestIngest;
let token: string;
const opened: { close: () => Promise<void> }[] = [];
const content = videoBytes(60_000);
const log = createLog({ level: 'silent', role: 'test' });
const filename = Buffer.from('a.mp4').toString('base64');

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.close());
beforeEach(async () => {
  ingest = await startIngest({ redis: redis.address });
  token = await ingest.signIn('teacher', 'teacher', '410102');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await ingest.close();
});

async function startAgain(): Promise<void> {
  await ingest.stop();
  const dataDir = dirname(ingest.layout.catalogFile);
  ingest = await startIngest({ redis: redis.address, dataDir });
}

/** An upload of which 40 of 60 kB have arrived. */
async function startUpload(): Promise<LessonRecord> {
  const tus = { ...bearer(token), 'tus-resumable': '1.0.0' };
  const created = await fetch(`${ingest.url}/uploads`, {
    method: 'POST',
    headers: {
      ...tus,
      'upload-length': String(content.length),
      'upload-metadata': `filename ${filename}`,
      'content-type': 'application/offset+octet-stream',
    },
    body: content.subarray(0, 40_000),
  });
  const lesson = await ingest.catalog.lessons.get(created.headers.get('lesson-id') ?? '');
  if (lesson === null) throw new Error(`no lesson: ${created.status}`);
  return lesson;
}

/** As if the process had been killed after its last byte was synced and told to the state file. */
async function completeOnDisk({ uploadId }: LessonRecord): Promise<void> {
  const { uploadsDir } = ingest.layout;
  await appendFile(join(uploadsDir, uploadId), content.subarray(40_000));
  const stateFile = join(uploadsDir, `${uploadId}.json`);
  const state = JSON.parse(await readFile(stateFile, 'utf8'));
  await writeFile(stateFile, JSON.stringify({ ...state, offset: content.length }));
}

/** As a process sees them that starts at this moment. */
async function stores(now = Date.now): Promise<{ store: UploadStore; finish: FinishUpload }> {
  const { catalog, layout, media, queue } = ingest;
  const store = await openDiskUploadStore({ folder: layout.uploadsDir, log, now });
  opened.push(store);
  const digests = { async add() {} };
  const lessons = catalog.lessons;
  return { store, finish: createFinishUpload({ store, lessons, media, queue, digests, log }) };
}

const HOUR_MS = 3_600_000;

async function sweep(
  laterMs = 0,
  turns = createUploadTurns(() => {}),
  seen?: Awaited<ReturnType<typeof stores>>,
): Promise<void> {
  const { catalog, media } = ingest;
  const now = () => Date.now() + laterMs;
  const given = { lessons: catalog.lessons, turns, media, expiresMs: 24 * HOUR_MS, now, log };
  const { finish, store } = seen ?? (await stores(now));
  await sweepUploads({ ...given, finish, store, discard: store.remove });
}

const stateOf = async (id: string) => (await ingest.catalog.lessons.get(id))?.state;

async function sourceOf(lessonId: string): Promise<Buffer> {
  return buffer(await ingest.media.read({ kind: 'source', lessonId }));
}

describe('after a crash', () => {
  it('an upload that was complete becomes its lesson’s source when ingest starts again', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    await startAgain();
    await eventually(async () => ((await stateOf(lesson.id)) === 'queued' ? true : null));
    expect((await sourceOf(lesson.id)).equals(content)).toBe(true);
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('a client that asks by HEAD finds its complete upload finished', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    await startAgain();
    const answer = await fetch(`${ingest.url}/uploads/${lesson.uploadId}`, {
      method: 'HEAD',
      headers: { ...bearer(token), 'tus-resumable': '1.0.0' },
    });
    expect(answer.headers.get('upload-offset')).toBe(String(content.length));
    expect(await stateOf(lesson.id)).toBe('queued');
    expect(await ingest.queue.isAlive({ lessonId: lesson.id, generation: 1 })).toBe(true);
  });

  it('between media store and catalog, the lesson is queued with the source that is there', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const file = join(ingest.layout.uploadsDir, lesson.uploadId);
    await ingest.media.adopt({ kind: 'source', lessonId: lesson.id }, file);
    await sweep();
    expect(await ingest.catalog.lessons.get(lesson.id)).toMatchObject({
      state: 'queued',
      sourceSizeBytes: content.length,
    });
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('between media store and catalog, a client that comes back finds its upload finished', async () => {
    const { finishUpload } = ingest.catalog.lessons;
    for (const method of ['HEAD', 'PATCH']) {
      const lesson = await startUpload();
      const crash = vi.spyOn(ingest.catalog.lessons, 'finishUpload');
      crash.mockRejectedValueOnce(new Error('killed'));
      const url = `${ingest.url}/uploads/${lesson.uploadId}`;
      const headers = {
        ...bearer(token),
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
      };
      const last = await fetch(url, {
        method: 'PATCH',
        headers: { ...headers, 'upload-offset': '40000' },
        body: content.subarray(40_000),
      });
      expect(last.status).toBe(500);
      expect(await ingest.media.stat({ kind: 'source', lessonId: lesson.id })).not.toBeNull();
      const again = await fetch(url, { method, headers: { ...headers, 'upload-offset': '60000' } });
      expect([again.ok, again.headers.get('upload-offset')]).toEqual([true, '60000']);
      expect(await stateOf(lesson.id)).toBe('queued');
      crash.mockRestore();
    }
    expect(ingest.catalog.lessons.finishUpload).toBe(finishUpload);
  });

  it('between media store and catalog, so does one that comes back to the next process', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const file = join(ingest.layout.uploadsDir, lesson.uploadId);
    await ingest.media.adopt({ kind: 'source', lessonId: lesson.id }, file);
    await startAgain();
    const answer = await fetch(`${ingest.url}/uploads/${lesson.uploadId}`, {
      method: 'HEAD',
      headers: { ...bearer(token), 'tus-resumable': '1.0.0' },
    });
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([200, '60000']);
    expect(await stateOf(lesson.id)).toBe('queued');
  });

  it('between catalog and clean-up, only the files are removed', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const file = join(ingest.layout.uploadsDir, lesson.uploadId);
    await ingest.media.adopt({ kind: 'source', lessonId: lesson.id }, file);
    await ingest.catalog.lessons.finishUpload(lesson.id, content.length);
    await sweep();
    expect(await stateOf(lesson.id)).toBe('queued');
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('an upload that is under way is left alone', async () => {
    const lesson = await startUpload();
    await sweep(3_600_000);
    expect(await stateOf(lesson.id)).toBe('uploading');
    expect((await stores()).store.get(lesson.uploadId)?.offset).toBe(40_000);
  });

  it('a lesson without an upload is cancelled, though not while it may just be beginning', async () => {
    const owner = await ingest.catalog.accounts.findByUsername('teacher');
    const id = randomUUID();
    const { uploadId } = await ingest.catalog.lessons.create({
      id,
      uploadId: randomUUID(),
      ownerId: owner?.id ?? '',
      owner: 'teacher',
      filename: 'a.mp4',
      title: 'a',
      subject: '',
      grade: '',
      textbook: '',
      textbookNode: '',
      uploadMetadata: '',
      region: '410102',
      traceId: 't',
    });
    // The bytes' file is made before the facts beside it.
    await appendFile(join(ingest.layout.uploadsDir, uploadId), '');
    await sweep();
    expect(await stateOf(id)).toBe('uploading');
    await sweep(7 * HOUR_MS);
    expect(await stateOf(id)).toBe('cancelled');
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('an upload whose bytes are lost stops no other from being mended', async () => {
    const damaged = await startUpload();
    const lesson = await startUpload();
    for (const each of [damaged, lesson]) await completeOnDisk(each);
    const { finish, store } = await stores();
    await writeFile(store.pathOf(store.get(damaged.uploadId)!), 'not all of it');
    await sweep(0, undefined, { finish, store });
    expect([await stateOf(damaged.id), await stateOf(lesson.id)]).toEqual(['uploading', 'queued']);
    expect(await readdir(ingest.layout.uploadsDir)).toContain(damaged.uploadId);
  });

  it('an upload whose bytes are lost goes on from what is left of them', async () => {
    const lesson = await startUpload();
    await ingest.stop();
    const file = join(ingest.layout.uploadsDir, lesson.uploadId);
    await writeFile(file, content.subarray(0, 25_000));
    const dataDir = dirname(ingest.layout.catalogFile);
    ingest = await startIngest({ redis: redis.address, dataDir });
    const url = `${ingest.url}/uploads/${lesson.uploadId}`;
    const tus = { ...bearer(token), 'tus-resumable': '1.0.0' };
    const standing = await fetch(url, { method: 'HEAD', headers: tus });
    expect(standing.headers.get('upload-offset')).toBe('25000');
    const rest = await fetch(url, {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': '25000',
        'content-type': 'application/offset+octet-stream',
      },
      body: content.subarray(25_000),
    });
    expect(rest.status).toBe(204);
    expect((await sourceOf(lesson.id)).equals(content)).toBe(true);
  });

  it('an upload that nobody went on with is given up when it expires, its lesson cancelled', async () => {
    const lesson = await startUpload();
    await sweep(23 * HOUR_MS);
    expect(await stateOf(lesson.id)).toBe('uploading');
    await sweep(25 * HOUR_MS);
    expect(await stateOf(lesson.id)).toBe('cancelled');
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('an upload that somebody comes back to while the sweep looks at it does not expire', async () => {
    const lesson = await startUpload();
    let looks = 0;
    // The first two looks are for its lesson; the PATCH comes between the other two.
    const turns = { ...createUploadTurns(() => {}), isTaken: () => ++looks > 3 };
    await sweep(25 * HOUR_MS, turns);
    expect(looks).toBe(4);
    expect(await stateOf(lesson.id)).toBe('uploading');
    expect((await stores()).store.get(lesson.uploadId)?.offset).toBe(40_000);
  });

  it('a finished upload never expires', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    await sweep(1000 * HOUR_MS);
    expect(await stateOf(lesson.id)).toBe('queued');
    await sweep(2000 * HOUR_MS);
    expect((await sourceOf(lesson.id)).equals(content)).toBe(true);
  });

  it('bytes behind the offset that was told are not counted', async () => {
    const lesson = await startUpload();
    await appendFile(join(ingest.layout.uploadsDir, lesson.uploadId), 'never acknowledged');
    await startAgain();
    const url = `${ingest.url}/uploads/${lesson.uploadId}`;
    const tus = { ...bearer(token), 'tus-resumable': '1.0.0' };
    const standing = await fetch(url, { method: 'HEAD', headers: tus });
    expect(standing.headers.get('upload-offset')).toBe('40000');
    const rest = await fetch(url, {
      method: 'PATCH',
      headers: {
        ...tus,
        'upload-offset': '40000',
        'content-type': 'application/offset+octet-stream',
      },
      body: content.subarray(40_000),
    });
    expect(rest.status).toBe(204);
    expect((await sourceOf(lesson.id)).equals(content)).toBe(true);
  });

  it('bytes that no lesson knows are kept until they expire', async () => {
    const lesson = await startUpload();
    await ingest.catalog.lessons.remove(lesson.id);
    await sweep(23 * HOUR_MS);
    expect((await readdir(ingest.layout.uploadsDir)).sort()).toEqual([
      lesson.uploadId,
      `${lesson.uploadId}.json`,
    ]);
  });
});

it('an upload that cannot be begun leaves no lesson', async () => {
  await rm(ingest.layout.uploadsDir, { recursive: true });
  const answer = await fetch(`${ingest.url}/uploads`, {
    method: 'POST',
    headers: {
      ...bearer(token),
      'tus-resumable': '1.0.0',
      'upload-length': '10',
      'upload-metadata': `filename ${filename}`,
    },
  });
  expect(answer.status).toBe(500);
  const lessons = await fetch(`${ingest.url}/api/lessons`, { headers: bearer(token) });
  expect((await lessons.json()).items).toEqual([]);
});

describe('finishing an upload', () => {
  it('twice at once queues one lesson', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const { finish } = await stores();
    const [one, two] = await Promise.all([finish(lesson), finish(lesson)]);
    expect([one?.state, two?.state, one?.generation]).toEqual(['queued', 'queued', 1]);
  });

  it('of a lesson cancelled meanwhile leaves no source behind', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const { catalog, media, queue } = ingest;
    const { store } = await stores();
    const finish = createFinishUpload({
      store,
      digests: { async add() {} },
      media: {
        adopt: async (path, file) => {
          await media.adopt(path, file);
          await catalog.lessons.cancel(lesson.id);
        },
        stat: (path) => media.stat(path),
        remove: (path) => media.remove(path),
      },
      lessons: catalog.lessons,
      queue,
      log,
    });
    expect((await finish(lesson))?.state).toBe('cancelled');
    expect(await media.stat({ kind: 'source', lessonId: lesson.id })).toBeNull();
  });
});
