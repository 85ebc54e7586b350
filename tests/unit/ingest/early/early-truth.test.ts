import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../config/http/create-log.ts';
import { createEarlyTruth } from '../../../../ingest/uploads/early/early-truth.ts';
import type { Upload } from '../../../../ingest/uploads/store/upload.ts';
import type { SourceFacts } from '../../../../storage/catalog/lesson.ts';
import { box } from '../../transcoder/package/box.ts';
import { anUpload } from '../an-upload.ts';
import { FILE_TYPE, movieBox, movieHeader, track } from './iso-movie.ts';

const KIB = 1024;
const NOT_A_VIDEO = expect.objectContaining({ code: 'not-a-video', status: 415 });
const text = Buffer.from('这不是视频。'.repeat(1000));
const movie = (mediaBytes: number, paddingBytes = 0): Buffer =>
  Buffer.concat([
    FILE_TYPE,
    box('free', Buffer.alloc(paddingBytes)),
    movieBox(movieHeader(1500), track({ width: 1920, height: 1080 })),
    box('mdat', Buffer.alloc(mediaBytes)),
  ]);
const FACTS = {
  container: 'mp4',
  durationSeconds: 2.5,
  width: 1920,
  height: 1080,
  hasSound: false,
};

let folder: string;
let handle: FileHandle;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-truth-'));
  handle = await open(join(folder, 'upload'), 'w+');
});
afterEach(async () => {
  await handle.close();
  await rm(folder, { recursive: true });
});

function build(options: { refuseNonVideo?: boolean; broken?: boolean } = {}) {
  const told: SourceFacts[] = [];
  const early = createEarlyTruth({
    lessons: {
      async recordSourceFacts(_id, facts) {
        if (options.broken) throw new Error('the catalog is away');
        told.push(facts);
        return null;
      },
    },
    refuseNonVideo: options.refuseNonVideo ?? true,
    log: createLog({ level: 'silent', role: 'test' }),
  });
  /** One request that appends these bytes from here on, in chunks; as append-body.ts does. */
  const append = async (upload: Upload, bytes: Buffer, complete: boolean, chunkBytes = 1000) => {
    const base = upload.bytes?.base ?? 0;
    const watch = await early.watch(upload, handle);
    try {
      let at = upload.offset;
      for (let from = 0; from < bytes.length; from += chunkBytes) {
        const chunk = bytes.subarray(from, from + chunkBytes);
        watch.see(chunk);
        await handle.write(chunk, 0, chunk.length, base + at);
        at += chunk.length;
        watch.written(at);
      }
      await watch.end(at, complete);
      return at;
    } finally {
      await watch.close();
    }
  };
  return { early, append, told };
}

describe('what is no video', () => {
  it('is refused by the first bytes that say so, before they are stored', async () => {
    const watch = await build().early.watch(anUpload(), handle);
    expect(() => watch.see(text.subarray(0, 4096))).toThrow(NOT_A_VIDEO);
  });

  it.each([1, 7, 1000])(
    'is refused in chunks of %i bytes after 4 KiB at the latest',
    async (size) => {
      const watch = await build().early.watch(anUpload(), handle);
      let seen = 0;
      const seeAll = () => {
        for (let from = 0; from < text.length; from += size) {
          seen = from;
          watch.see(text.subarray(from, from + size));
        }
      };
      expect(seeAll).toThrow(NOT_A_VIDEO);
      expect(seen).toBeLessThanOrEqual(4096);
    },
  );

  it('is refused in the second request when the first was too short to tell', async () => {
    const { append } = build();
    const offset = await append(anUpload({ length: text.length }), text.subarray(0, 20), false);
    const rest = text.subarray(20, 8000);
    await expect(append(anUpload({ offset, length: text.length }), rest, false)).rejects.toThrow(
      NOT_A_VIDEO,
    );
    const { size } = await handle.stat();
    expect(size).toBeLessThanOrEqual(4096);
  });

  it('is refused by another process before it takes a byte more', async () => {
    await handle.write(text);
    const { early } = build();
    await expect(early.watch(anUpload({ offset: 5000 }), handle)).rejects.toThrow(NOT_A_VIDEO);
  });

  it('is refused at its end when it is short', async () => {
    const { append } = build();
    await expect(append(anUpload({ length: 300 }), text.subarray(0, 300), true)).rejects.toThrow(
      NOT_A_VIDEO,
    );
  });

  it('is let through where nobody is refused', async () => {
    const { append, told } = build({ refuseNonVideo: false });
    expect(await append(anUpload(), text.subarray(0, 8000), true)).toBe(8000);
    expect(told).toEqual([]);
  });

  it('may be a part of what is', async () => {
    const part = anUpload({ lessonId: null, concat: { kind: 'partial' } });
    expect(await build().append(part, text.subarray(0, 8000), true)).toBe(8000);
  });

  it('is found out when parts have been joined, wherever they lie', async () => {
    const { early } = build();
    await handle.write(text, 0, text.length, 5000);
    const joined = anUpload({ length: 8000, offset: 8000, bytes: { file: 'u1', base: 5000 } });
    await expect(early.judge(joined, handle)).rejects.toThrow(NOT_A_VIDEO);
  });
});

describe('a video', () => {
  it('whose index comes first is told of while the rest is still on its way', async () => {
    const { early, told } = build();
    const bytes = movie(200 * KIB);
    const watch = await early.watch(anUpload({ length: bytes.length }), handle);
    await handle.write(bytes.subarray(0, 100 * KIB));
    watch.see(bytes.subarray(0, 100 * KIB));
    watch.written(64 * KIB - 1);
    await watch.close();
    expect(told).toEqual([]);
    watch.written(64 * KIB);
    await watch.close();
    expect(told).toEqual([FACTS]);
    watch.written(100 * KIB);
    await watch.end(bytes.length, true);
    expect(told).toHaveLength(1);
  });

  it('whose index is far behind is looked at again when that much has come', async () => {
    const { append, told } = build();
    const bytes = movie(10, 300 * KIB);
    const offset = await append(anUpload(), bytes.subarray(0, 200 * KIB), false, 50_000);
    expect(told).toEqual([]);
    await append(anUpload({ offset }), bytes.subarray(offset), false, 50_000);
    expect(told).toEqual([FACTS]);
  });

  it('that is small is told of at its end', async () => {
    const { append, told } = build();
    const bytes = movie(10);
    await append(anUpload({ length: bytes.length }), bytes, true);
    expect(told).toEqual([FACTS]);
  });

  it('is told of after a restart in the middle of it', async () => {
    const bytes = movie(200 * KIB);
    const offset = await build().append(anUpload(), bytes.subarray(0, 30 * KIB), false);
    const { append, told } = build();
    await append(anUpload({ offset }), bytes.subarray(offset), true);
    expect(told).toEqual([FACTS]);
  });

  it('joined from parts is told of, wherever they lie', async () => {
    const { early, told } = build();
    const bytes = movie(10);
    await handle.write(bytes, 0, bytes.length, 7000);
    const place = { bytes: { file: 'u1', base: 7000 } };
    const { length } = bytes;
    await early.judge(anUpload({ length, offset: length, ...place }), handle);
    expect(told).toEqual([FACTS]);
  });

  it('is taken all the same when what is told of it cannot be kept', async () => {
    const { append } = build({ broken: true });
    const bytes = movie(100 * KIB);
    expect(await append(anUpload(), bytes, true)).toBe(bytes.length);
  });
});

it('an upload that is forgotten is looked at anew', async () => {
  const { append, early, told } = build();
  const bytes = movie(10);
  await append(anUpload({ length: bytes.length }), bytes, true);
  early.forget('u1');
  await append(anUpload({ length: bytes.length }), bytes, true);
  expect(told).toEqual([FACTS, FACTS]);
});
