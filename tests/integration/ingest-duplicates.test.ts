import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson, LessonRecord } from '../../storage/catalog/lesson.ts';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';
import { createTusClient, lessonIdOf, locationOf, type TusClient } from './ingest-tus-client.ts';

/** The same file handed in again. */
/** A digest that nothing presses for is looked for again each second, rather than every twenty. */
const SOON = { YOUKE_RECONCILE_SECONDS: '1' };

let redis: TestRedis;
let ingest: TestIngest;
let token: string;
let client: TusClient;
let colleague: TusClient;

beforeAll(async () => {
  redis = await startRedis();
  ingest = await startIngest({ redis: redis.address, env: SOON });
  token = await ingest.signIn('teacher', 'teacher', '410102');
  client = createTusClient(ingest, token);
  colleague = createTusClient(ingest, await ingest.signIn('colleague', 'teacher', '410102'));
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

/** The lesson of an upload, once its digest is known. */
async function digested(created: Response, from = ingest): Promise<LessonRecord> {
  return eventually(async () => {
    const lesson = await from.catalog.lessons.get(lessonIdOf(created));
    return lesson === null || lesson.sourceSha256 === null ? null : lesson;
  });
}

const handIn = async (content: Buffer<ArrayBuffer>, by = client) =>
  digested(await by.createWith(content.length, content));

const sourceOf = ({ id }: LessonRecord) => ({ kind: 'source', lessonId: id }) as const;
const inodeOf = (lesson: LessonRecord) =>
  ingest.media.withLocalFile(sourceOf(lesson), async (file) => (await stat(file)).ino);
const contentOf = async (lesson: LessonRecord) => buffer(await ingest.media.read(sourceOf(lesson)));

async function shown({ id }: LessonRecord): Promise<Lesson> {
  const answer = await fetch(`${ingest.url}/api/lessons/${id}`, { headers: bearer(token) });
  return answer.json();
}

describe('a file handed in again', () => {
  it('by the same account is stored once, and its lesson says whose bytes it has', async () => {
    const content = videoBytes(200_000);
    const first = await handIn(content);
    const second = await handIn(content);
    const third = await handIn(content);
    expect(first.sourceSha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(second.sourceSha256).toBe(first.sourceSha256);
    expect([first.duplicateOf, second.duplicateOf, third.duplicateOf]).toEqual([
      ...[null, first.id, first.id],
    ]);
    expect(await inodeOf(second)).toBe(await inodeOf(first));
    expect(await inodeOf(third)).toBe(await inodeOf(first));
    expect((await shown(second)).duplicateOf).toBe(first.id);
    expect((await shown(second)).state).toBe('queued');
  });

  it('joined from parts is recognised too', async () => {
    const content = videoBytes(4000);
    const first = await handIn(content);
    const paths: string[] = [];
    for (const at of [0, 2000]) {
      const path = locationOf(await client.createPart(2000));
      await client.patch(path, 0, content.subarray(at, at + 2000));
      paths.push(path);
    }
    const joined = await digested(await client.join(paths));
    expect(joined.duplicateOf).toBe(first.id);
    expect(await inodeOf(joined)).toBe(await inodeOf(first));
  });

  it('by another account is theirs alone', async () => {
    const content = videoBytes(200_000);
    const mine = await handIn(content);
    const theirs = await handIn(content, colleague);
    expect([theirs.sourceSha256, theirs.duplicateOf]).toEqual([mine.sourceSha256, null]);
    expect(await inodeOf(theirs)).not.toBe(await inodeOf(mine));
  });

  it('outlives the first: deleting one leaves the other whole', async () => {
    const content = videoBytes(200_000);
    const first = await handIn(content);
    const second = await handIn(content);
    const url = `${ingest.url}/api/lessons/${first.id}`;
    expect((await fetch(url, { method: 'DELETE', headers: bearer(token) })).status).toBe(204);
    expect(await ingest.media.stat(sourceOf(first))).toBeNull();
    expect((await contentOf(second)).equals(content)).toBe(true);
  });

  it('with one byte changed is another file', async () => {
    const content = videoBytes(200_000);
    const first = await handIn(content);
    const changed = Buffer.from(content);
    changed.writeUInt8(changed.readUInt8(150_000) ^ 1, 150_000);
    const second = await handIn(changed);
    expect(second.duplicateOf).toBeNull();
    expect(await inodeOf(second)).not.toBe(await inodeOf(first));
  });
});

it('a digest that the end of the process left undone is computed by the next', async () => {
  const content = videoBytes(200_000);
  const first = await startIngest({ redis: redis.address, env: SOON });
  const mover = await first.signIn('mover', 'teacher', '410102');
  const created = await createTusClient(first, mover).createWith(content.length, content);
  await digested(created, first);
  // As if it had not been.
  const { uploadId } = (await first.catalog.lessons.get(lessonIdOf(created)))!;
  const lesson = await first.catalog.lessons.create({
    ...{ id: 'undone', uploadId: `${uploadId}-2`, ownerId: 'a', owner: 'a', filename: 'a.mp4' },
    ...{ title: 'a', subject: '', grade: '', textbook: '', textbookNode: '', region: '410102' },
    ...{ traceId: 't', uploadMetadata: '' },
  });
  await first.media.link({ kind: 'source', lessonId: lessonIdOf(created) }, sourceOf(lesson));
  await first.catalog.lessons.finishUpload(lesson.id, content.length);
  await first.stop();
  const dataDir = dirname(first.layout.catalogFile);
  const next = await startIngest({ redis: redis.address, dataDir, env: SOON });
  const digest = await eventually(async () => {
    const found = await next.catalog.lessons.get(lesson.id);
    return found?.sourceSha256 ?? null;
  });
  expect(digest).toBe(createHash('sha256').update(content).digest('hex'));
  await next.close();
});
