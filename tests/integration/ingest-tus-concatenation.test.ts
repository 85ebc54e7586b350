import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startRedis, type TestRedis } from '../fixtures/start-redis.ts';
import { videoBytes } from '../fixtures/video-bytes.ts';
import { bearer, eventually, startIngest, type TestIngest } from './ingest-fixture.ts';
import { beginRequest } from './ingest-raw-request.ts';
import {
  createTusClient,
  lessonIdOf,
  locationOf,
  offsetOf,
  refusal,
  TUS_BODY,
  type TusClient,
  tus,
  uploadMetadata,
} from './ingest-tus-client.ts';

/** tus 1.0.0, Concatenation: parts that are sent side by side and joined. */
let redis: TestRedis;
let ingest: TestIngest;
let teacher: string;
let client: TusClient;
let colleague: TusClient;
let colleagueToken: string;
const MAX_UPLOAD_BYTES = 64_000_000;

beforeAll(async () => {
  redis = await startRedis();
  const env = {
    YOUKE_MAX_UPLOAD_BYTES: String(MAX_UPLOAD_BYTES),
    YOUKE_MAX_OPEN_UPLOADS_PER_ACCOUNT: '100',
  };
  ingest = await startIngest({ redis: redis.address, env });
  teacher = await ingest.signIn('teacher', 'teacher', '410102');
  client = createTusClient(ingest, teacher);
  colleagueToken = await ingest.signIn('colleague', 'teacher', '410102');
  colleague = createTusClient(ingest, colleagueToken);
});
afterAll(async () => {
  await ingest.close();
  await redis.close();
});

async function sourceOf(lessonId: string): Promise<Buffer> {
  return buffer(await ingest.media.read({ kind: 'source', lessonId }));
}

const inodeOf = async (file: string) => (await stat(file)).ino;
const sourceInode = (lessonId: string) =>
  ingest.media.withLocalFile({ kind: 'source', lessonId }, inodeOf);

/** Files of the uploads' folder that hold bytes, not states. */
async function byteFiles(): Promise<readonly string[]> {
  const names = await readdir(ingest.layout.uploadsDir);
  return names.filter((name) => !name.endsWith('.json'));
}

/** Every row of parts has its own size: those of other tests are not to be taken for its own. */
let partBytes = 10_000;

/** Announces parts of one file in their order and sends them in another, side by side. */
async function sendParts(parts: number) {
  partBytes += 1000;
  const size = partBytes;
  const content = videoBytes(size * parts);
  const before = await byteFiles();
  const paths: string[] = [];
  for (let at = 0; at < parts; at += 1) paths.push(locationOf(await client.createPart(size)));
  const files = (await byteFiles()).filter((name) => !before.includes(name));
  const sendings = paths.map(async (path, at) => {
    const bytes = content.subarray(at * size, (at + 1) * size);
    expect((await client.patch(path, 0, bytes)).status).toBe(204);
  });
  await Promise.all(sendings.reverse());
  return { content, files, paths, size };
}

async function lessonsNamed(title: string): Promise<number> {
  const answer = await fetch(`${ingest.url}/api/lessons?q=${title}`, { headers: bearer(teacher) });
  return ((await answer.json()) as { items: unknown[] }).items.length;
}

describe('parts that are joined', () => {
  it('by tus-js-client, four at a time, are one lesson with the file’s bytes', async () => {
    const content = videoBytes(40_000_003);
    let lessonId = '';
    await new Promise<void>((resolve, reject) => {
      new Upload(content, {
        endpoint: `${ingest.url}/uploads`,
        headers: bearer(teacher),
        parallelUploads: 4,
        metadata: { filename: '并行.mp4', subject: '数学' },
        onAfterResponse: (_request, response) => {
          lessonId = response.getHeader('Lesson-Id') ?? lessonId;
        },
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    expect(await ingest.catalog.lessons.get(lessonId)).toMatchObject({
      ...{ title: '并行', subject: '数学', state: 'queued', sourceSizeBytes: content.length },
    });
    expect((await sourceOf(lessonId)).equals(content)).toBe(true);
    expect(await lessonsNamed('并行')).toBe(1);
  });

  it('in the order they were announced are never copied', async () => {
    const { content, files, paths } = await sendParts(4);
    expect(files).toHaveLength(1);
    const inode = await inodeOf(join(ingest.layout.uploadsDir, files[0] ?? ''));
    const joined = await client.join(paths);
    expect(joined.status).toBe(201);
    expect(await sourceInode(lessonIdOf(joined))).toBe(inode);
    expect(await byteFiles()).not.toContain(files[0]);
    expect((await sourceOf(lessonIdOf(joined))).equals(content)).toBe(true);
  });

  it('in another order are copied, and what they were copied from is gone', async () => {
    const { content, files, paths, size } = await sendParts(3);
    const inode = await inodeOf(join(ingest.layout.uploadsDir, files[0] ?? ''));
    const [one = '', two = '', three = ''] = paths;
    const joined = await client.join([one, three, two]);
    expect(joined.status).toBe(201);
    const expected = Buffer.concat([
      ...[content.subarray(0, size), content.subarray(2 * size), content.subarray(size, 2 * size)],
    ]);
    expect((await sourceOf(lessonIdOf(joined))).equals(expected)).toBe(true);
    expect(await sourceInode(lessonIdOf(joined))).not.toBe(inode);
    expect(await byteFiles()).not.toContain(files[0]);
  });

  it('may be named by absolute URLs, and have had no length when they were announced', async () => {
    const content = videoBytes(5000);
    const created = await client.send('POST', '/uploads', {
      'upload-concat': 'partial',
      'upload-defer-length': '1',
    });
    const path = locationOf(created);
    expect((await client.head(path)).headers.get('upload-defer-length')).toBe('1');
    await client.patch(path, 0, content, { 'upload-length': '5000' });
    const joined = await client.join([new URL(path, ingest.url).href]);
    expect((await sourceOf(lessonIdOf(joined))).equals(content)).toBe(true);
  });

  it('say what they were, before and afterwards', async () => {
    const { paths, size } = await sendParts(2);
    const concatOf = async (path: string) => (await client.head(path)).headers.get('upload-concat');
    expect(await concatOf(paths[0] ?? '')).toBe('partial');
    // As it was sent, with its spaces.
    const sent = `final; ${paths.join('  ')}`;
    const joined = await client.join([], { 'upload-concat': sent });
    const final = await client.head(locationOf(joined));
    expect(final.status).toBe(200);
    expect(final.headers.get('upload-concat')).toBe(sent);
    expect([offsetOf(final), final.headers.get('upload-length')]).toEqual([
      ...[2 * size, String(2 * size)],
    ]);
    expect(final.headers.get('upload-metadata')).toBe(uploadMetadata({ filename: 'joined.mp4' }));
    for (const path of paths) {
      const part = await client.head(path);
      expect([part.status, offsetOf(part), part.headers.get('upload-concat')]).toEqual([
        ...[200, size, 'partial'],
      ]);
    }
  });

  it('take no more bytes, neither they nor what they have become', async () => {
    const { paths, size } = await sendParts(2);
    const final = locationOf(await client.join(paths));
    for (const offset of [0, 2 * size]) {
      const answer = await client.patch(final, offset, videoBytes(10));
      expect(await refusal(answer)).toEqual([403, 'upload-final']);
    }
    expect(await refusal(await client.patch(paths[0] ?? '', 0, videoBytes(10)))).toEqual([
      ...[409, 'upload-offset'],
    ]);
    expect(offsetOf(await client.head(final))).toBe(2 * size);
  });

  it('twice, or twice at once, are one lesson', async () => {
    const { paths } = await sendParts(3);
    const headers = { 'upload-metadata': uploadMetadata({ filename: 'twice.mp4' }) };
    const both = await Promise.all([client.join(paths, headers), client.join(paths, headers)]);
    const answers = [...both, await client.join(paths, headers)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(lessonIdOf)).size).toBe(1);
    expect(new Set(answers.map(locationOf)).size).toBe(1);
    expect(await lessonsNamed('twice')).toBe(1);
  });

  it('cannot become something else as well', async () => {
    const { paths } = await sendParts(3);
    const [one = '', two = '', three = ''] = paths;
    expect((await client.join(paths)).status).toBe(201);
    const fresh = locationOf(await client.createPart(5));
    await client.patch(fresh, 0, videoBytes(5));
    for (const others of [[two, one, three], [one], [one, two], [one, fresh]]) {
      expect(await refusal(await client.join(others))).toEqual([404, 'upload-part-missing']);
    }
    expect((await client.join([fresh])).status).toBe(201);
  });

  it('whose joining broke are the same lesson when it is asked for again', async () => {
    const { content, paths } = await sendParts(2);
    const crash = vi.spyOn(ingest.catalog.lessons, 'finishUpload');
    crash.mockRejectedValueOnce(new Error('killed'));
    const headers = { 'upload-metadata': uploadMetadata({ filename: 'broken.mp4' }) };
    expect((await client.join(paths, headers)).status).toBe(500);
    crash.mockRestore();
    const again = await client.join(paths, headers);
    expect(again.status).toBe(201);
    expect((await sourceOf(lessonIdOf(again))).equals(content)).toBe(true);
    expect(await lessonsNamed('broken')).toBe(1);
  });
});

describe('joining is refused', () => {
  it('while a part has not all come, and goes through when it has', async () => {
    const { paths } = await sendParts(1);
    const half = locationOf(await client.createPart(1000));
    await client.patch(half, 0, videoBytes(400));
    const all = [...paths, half];
    expect(await refusal(await client.join(all))).toEqual([409, 'upload-part-unfinished']);
    await client.patch(half, 400, videoBytes(600));
    expect((await client.join(all)).status).toBe(201);
  });

  it('of somebody else’s part, whose connection is left alone', async () => {
    const { paths } = await sendParts(1);
    const theirs = locationOf(await colleague.createPart(200_000));
    const whole = locationOf(await colleague.create(200_000));
    const sendings = [theirs, whole].map((path) =>
      beginRequest(new URL(path, ingest.url), 'PATCH', {
        ...tus(colleagueToken),
        ...{ 'content-type': TUS_BODY, 'upload-offset': '0', 'content-length': '200000' },
      }),
    );
    for (const sent of sendings) await sent.write(videoBytes(100_000));
    await eventually(async () => ((await active()) === 2 ? true : null));
    for (const path of [theirs, whole]) {
      expect(await refusal(await client.join([...paths, path]))).toEqual([
        ...[404, 'upload-part-missing'],
      ]);
    }
    for (const sent of sendings) {
      await sent.write(videoBytes(100_000));
      sent.end();
      expect((await sent.answer).status).toBe(204);
    }
    expect((await client.join([...paths, theirs])).status).toBe(404);
  });

  it('of a part that was given up, whose bytes are gone', async () => {
    const { files, paths } = await sendParts(2);
    for (const path of paths) {
      expect(await byteFiles()).toContain(files[0]);
      expect((await client.remove(path)).status).toBe(204);
      expect((await client.head(path)).status).toBe(404);
    }
    expect(await byteFiles()).not.toContain(files[0]);
    expect(await refusal(await client.join(paths))).toEqual([404, 'upload-part-missing']);
  });

  it.each<[string, Record<string, string>, string]>([
    ['with a length', { 'upload-length': '10' }, 'upload-length-conflict'],
    ['without a file name', { 'upload-metadata': '' }, 'filename-missing'],
    ['of nothing', { 'upload-concat': 'final;' }, 'invalid-request'],
  ])('%s', async (_how, headers, code) => {
    const { paths } = await sendParts(1);
    expect(await refusal(await client.join(paths, headers))).toEqual([400, code]);
  });

  it('of more than the server takes', async () => {
    const { paths } = await sendParts(1);
    const large = locationOf(await client.createPart(MAX_UPLOAD_BYTES));
    for (let offset = 0; offset < MAX_UPLOAD_BYTES; offset += 32_000_000) {
      await client.patch(large, offset, videoBytes(32_000_000));
    }
    expect(await refusal(await client.join([...paths, large]))).toEqual([413, 'upload-too-large']);
    await client.remove(large);
  });

  it('of what is no video, again and again, and its lesson says why', async () => {
    const part = locationOf(await client.createPart(2000));
    await client.patch(part, 0, Buffer.alloc(2000, 'text '));
    const headers = { 'upload-metadata': uploadMetadata({ filename: 'letter.mp4' }) };
    for (let each = 0; each < 2; each += 1) {
      expect(await refusal(await client.join([part], headers))).toEqual([415, 'not-a-video']);
    }
    const answer = await fetch(`${ingest.url}/api/lessons?q=letter`, { headers: bearer(teacher) });
    expect((await answer.json()).items).toMatchObject([
      { state: 'failed', failure: { code: 'not-a-video' } },
    ]);
  });

  it('when its lesson has been deleted', async () => {
    const { paths } = await sendParts(2);
    const joined = await client.join(paths);
    expect((await client.remove(locationOf(joined))).status).toBe(204);
    expect(await refusal(await client.join(paths))).toEqual([410, 'upload-gone']);
  });
});

describe('a restart', () => {
  it('finds parts as they were, and what they have become', async () => {
    const mover = await startIngest({ redis: redis.address });
    const token = await mover.signIn('mover', 'teacher', '410102');
    const before = createTusClient(mover, token);
    const content = videoBytes(6000);
    const paths: string[] = [];
    for (const at of [0, 1]) {
      const path = locationOf(await before.createPart(3000));
      await before.patch(path, 0, content.subarray(at * 3000, (at + 1) * 3000));
      paths.push(path);
    }
    await mover.stop();
    const dataDir = dirname(mover.layout.catalogFile);
    const second = await startIngest({ redis: redis.address, dataDir });
    const joined = await createTusClient(second, token).join(paths);
    expect(joined.status).toBe(201);
    await second.stop();
    const third = await startIngest({ redis: redis.address, dataDir });
    const after = createTusClient(third, token);
    expect(lessonIdOf(await after.join(paths))).toBe(lessonIdOf(joined));
    const final = await after.head(locationOf(joined));
    expect(final.headers.get('upload-concat')).toBe(`final;${paths.join(' ')}`);
    expect((await after.patch(locationOf(joined), 6000, Buffer.alloc(0))).status).toBe(403);
    const source = await third.media.read({ kind: 'source', lessonId: lessonIdOf(joined) });
    expect((await buffer(source)).equals(content)).toBe(true);
    await third.close();
  });
});

/** Uploads of which bytes arrive now. */
async function active(): Promise<number> {
  const text = await (await fetch(`${ingest.url}/metrics`)).text();
  return Number(/^youke_uploads_active (\d+)$/m.exec(text)?.[1]);
}
