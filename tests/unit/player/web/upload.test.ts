import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../../player/web/shared/http/api-error.ts';
import { regionLevel } from '../../../../player/web/shared/lesson/region-level.ts';
import { checkFacts } from '../../../../player/web/upload/lesson-facts.ts';
import { checkFile } from '../../../../player/web/upload/sending/check-file.ts';
import { createUploadDoor } from '../../../../player/web/upload/sending/create-upload-door.ts';
import { createUploadMemory } from '../../../../player/web/upload/sending/upload-memory.ts';
import { VIDEO_TYPES } from '../../../../player/web/upload/sending/video-types.ts';
import { anUnfinishedUpload, aRow } from './an-upload-row.ts';

const facts = {
  subject: '数学',
  grade: '五年级',
  textbook: '',
  textbookNode: '',
  region: '410102',
};
const noFacts = { ...facts, subject: '', grade: '' };

describe('the facts of an upload', () => {
  it('may go as soon as a title, a subject and a grade are there', () => {
    expect(checkFacts(facts, [aRow()])).toEqual([]);
    expect(checkFacts(facts, [aRow({ state: { name: 'checking', thenSend: false } })])).toEqual([]);
  });

  it('name what is missing, in the order of the form', () => {
    expect(checkFacts(noFacts, [])).toEqual(['files', 'subject', 'grade']);
    expect(checkFacts(facts, [aRow(), aRow({ title: ' ' })])).toEqual(['title']);
  });

  it('do not ask of files that are refused or on their way', () => {
    const others = [
      aRow({ title: '', state: { name: 'refused', why: 'empty' } }),
      aRow({ title: '', state: { name: 'sending', movedAtMs: 0 } }),
      aRow({ title: '', state: { name: 'checking', thenSend: true } }),
    ];
    expect(checkFacts(facts, others)).toEqual(['files']);
    expect(checkFacts(facts, [...others, aRow()])).toEqual([]);
  });

  it('are there already where a file goes on with an unfinished upload', () => {
    expect(checkFacts(noFacts, [aRow({ resume: anUnfinishedUpload() })])).toEqual([]);
    expect(checkFacts(noFacts, [aRow({ resume: anUnfinishedUpload() }), aRow()])).toEqual([
      'subject',
      'grade',
    ]);
  });
});

describe('a file', () => {
  it.each([
    [0, 100, 'empty'],
    [1, 100, null],
    [100, 100, null],
    [101, 100, 'too-large'],
    [101, null, null],
  ])('of %s bytes under a limit of %s: %s', (size, limit, problem) => {
    expect(checkFile({ size }, limit)).toBe(problem);
  });

  it('is offered by type and, for what browsers do not know, by extension', () => {
    expect(VIDEO_TYPES).toEqual(expect.arrayContaining(['video/*', '.mp4', '.mts', '.mxf']));
  });
});

describe('what the server says besides the uploads', () => {
  const asked: [string, RequestInit | undefined][] = [];
  const door = (answer: () => Response) =>
    createUploadDoor({
      fetch: async (path, init) => {
        asked.push([String(path), init]);
        return answer();
      },
    });
  const limits = (headers: Record<string, string>) =>
    door(() => new Response(null, { status: 204, headers })).readLimits();

  it('is how large a file may be, or not at all', async () => {
    expect(await limits({ 'Tus-Max-Size': '8589934592' })).toMatchObject({
      maxSizeBytes: 8_589_934_592,
    });
    expect(await limits({})).toEqual({ maxSizeBytes: null, checksums: false });
    expect(await limits({ 'Tus-Max-Size': 'much' })).toMatchObject({ maxSizeBytes: null });
  });

  it('is which checksums it compares', async () => {
    expect(await limits({ 'Tus-Checksum-Algorithm': 'sha1,sha256' })).toMatchObject({
      checksums: true,
    });
    expect(await limits({ 'Tus-Checksum-Algorithm': 'sha1,md5' })).toMatchObject({
      checksums: false,
    });
  });

  it('takes an upload that is gone for given up, by a tus request', async () => {
    await door(() => new Response(null, { status: 410 })).giveUp('/uploads/u1');
    const [path, init] = asked.at(-1) ?? [];
    expect(path).toBe('/uploads/u1');
    expect(init).toMatchObject({ method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } });
  });

  it('comes as an error with its code, its words and its Retry-After', async () => {
    const messages = { zh: '满了', en: 'full' };
    const busy = door(
      () =>
        new Response(JSON.stringify({ code: 'uploads-full', messages }), {
          status: 503,
          headers: { 'Retry-After': '9' },
        }),
    );
    const error = await busy.readUnfinished().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      status: 503,
      code: 'uploads-full',
      messages,
      retryAfterSeconds: 9,
    });
    const lost = createUploadDoor({ fetch: () => Promise.reject(new TypeError('no network')) });
    expect(await lost.giveUp('/uploads/u1').catch((reason: unknown) => reason)).toEqual(
      new ApiError(0, { code: 'network' }),
    );
  });
});

describe('what this browser remembers of a file', () => {
  it('is its upload, until that has arrived', () => {
    const kept = new Map<string, string>();
    const memory = createUploadMemory(
      () =>
        ({
          getItem: (key: string) => kept.get(key) ?? null,
          setItem: (key: string, value: string) => void kept.set(key, value),
          removeItem: (key: string) => void kept.delete(key),
        }) as unknown as Storage,
    );
    const key = memory.remember('a file', '/uploads/u1');
    expect(memory.recall('a file')).toBe('/uploads/u1');
    expect(memory.recall('another')).toBeNull();
    memory.forget(key);
    expect(memory.recall('a file')).toBeNull();
  });

  it('is nothing where storage is switched off', () => {
    const memory = createUploadMemory(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    memory.remember('a file', '/uploads/u1');
    expect(memory.recall('a file')).toBeNull();
  });
});

describe('the level of a region', () => {
  it.each([
    ['41', 'province'],
    ['4101', 'city'],
    ['410102', 'county'],
    ['410102-7', 'school'],
  ])('%s is a %s', (code, level) => {
    expect(regionLevel(code)).toBe(level);
  });
});
