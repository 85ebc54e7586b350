import { randomBytes, randomUUID } from 'node:crypto';
import { appendFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../config/http/create-log.ts';
import { createFinishUpload, type FinishUpload } from '../../ingest/uploads/finish-upload.ts';
import { sweepUploads } from '../../ingest/uploads/sweep-uploads.ts';
import { UploadStore } from '../../ingest/uploads/upload-store.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';

/** What a crash leaves between any two steps of an upload, and what becomes of it. */
let redis: TestRedis;
let ingest: TestIngest;
let token: string;
const content = randomBytes(60_000);
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
afterEach(() => ingest.close());

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

const completeOnDisk = (lesson: LessonRecord) =>
  appendFile(join(ingest.layout.uploadsDir, lesson.uploadId), content.subarray(40_000));

function stores(): { uploads: UploadStore; finish: FinishUpload } {
  const { catalog, layout, media, queue } = ingest;
  const uploads = new UploadStore(layout.uploadsDir, () => {});
  const finish = createFinishUpload({ uploads, lessons: catalog.lessons, media, queue, log });
  return { uploads, finish };
}

async function sweep(laterMs = 0): Promise<void> {
  const { catalog, media } = ingest;
  const now = () => Date.now() + laterMs;
  await sweepUploads({ ...stores(), lessons: catalog.lessons, media, now, log });
}

const stateOf = async (id: string) => (await ingest.catalog.lessons.get(id))?.state;

async function sourceOf(lessonId: string): Promise<Buffer> {
  return buffer(await ingest.media.read({ kind: 'source', lessonId }));
}

describe('after a crash', () => {
  it('an upload that was complete becomes its lesson’s source when ingest starts again', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    await ingest.stop();
    const dataDir = dirname(ingest.layout.catalogFile);
    ingest = await startIngest({ redis: redis.address, dataDir });
    await eventually(async () => ((await stateOf(lesson.id)) === 'queued' ? true : null));
    expect((await sourceOf(lesson.id)).equals(content)).toBe(true);
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('a client that asks by HEAD finds its complete upload finished', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const answer = await fetch(`${ingest.url}/uploads/${lesson.uploadId}`, {
      method: 'HEAD',
      headers: { ...bearer(token), 'tus-resumable': '1.0.0' },
    });
    expect(answer.headers.get('upload-offset')).toBe(String(content.length));
    expect(await stateOf(lesson.id)).toBe('queued');
    expect(await ingest.queue.isAlive(`${lesson.id}-1`)).toBe(true);
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
    expect((await stores().uploads.standing(lesson.uploadId))?.offset).toBe(40_000);
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
    await sweep(3_600_000);
    expect(await stateOf(id)).toBe('cancelled');
    expect(await readdir(ingest.layout.uploadsDir)).toEqual([]);
  });

  it('bytes that no lesson knows are kept', async () => {
    const lesson = await startUpload();
    await ingest.catalog.lessons.remove(lesson.id);
    await sweep(3_600_000);
    expect((await readdir(ingest.layout.uploadsDir)).sort()).toEqual([
      lesson.uploadId,
      `${lesson.uploadId}.json`,
    ]);
  });
});

describe('finishing an upload', () => {
  it('twice at once queues one lesson', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const { finish } = stores();
    const [one, two] = await Promise.all([finish(lesson), finish(lesson)]);
    expect([one?.state, two?.state, one?.generation]).toEqual(['queued', 'queued', 1]);
  });

  it('of a lesson cancelled meanwhile leaves no source behind', async () => {
    const lesson = await startUpload();
    await completeOnDisk(lesson);
    const { catalog, media, queue } = ingest;
    const { uploads } = stores();
    const finish = createFinishUpload({
      uploads,
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
