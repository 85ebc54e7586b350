import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../../config/http/create-log.ts';
import {
  findJoined,
  joinBytes,
  requireJoinable,
} from '../../../../../ingest/uploads/parts/join-parts.ts';
import { openDiskUploadStore } from '../../../../../ingest/uploads/store/disk-upload-store.ts';
import type { Upload } from '../../../../../ingest/uploads/store/upload.ts';
import { anUpload } from '../../an-upload.ts';

let folder: string;
let store: Awaited<ReturnType<typeof openDiskUploadStore>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-parts-'));
  const log = createLog({ level: 'silent', role: 'test' });
  store = await openDiskUploadStore({ folder, log, now: Date.now });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const aPart = (fields: Partial<Upload>): Upload =>
  anUpload({ lessonId: null, concat: { kind: 'partial' }, ...fields });

/** A finished part whose bytes lie in this file, which is made for it. */
async function part(id: string, content: string, file = id, base = 0): Promise<Upload> {
  const upload = aPart({
    ...{ id, length: content.length, offset: content.length },
    bytes: { file, base },
  });
  await store.create(upload);
  const before = await readFile(join(folder, file));
  const room = Buffer.alloc(Math.max(before.length, base + content.length));
  before.copy(room);
  room.write(content, base);
  await writeFile(join(folder, file), room);
  return upload;
}

/** Nobody has put a part behind those that are joined. */
const ALONE = { close: () => true };

describe('the bytes of parts', () => {
  it('that lie whole in one file are not copied', async () => {
    const parts = [await part('1', 'one ', 'row', 0), await part('2', 'two', 'row', 4)];
    const { ino } = await stat(join(folder, 'row'));
    const file = await joinBytes(store, ALONE, parts, 'whole');
    expect(await readFile(join(folder, file), 'utf8')).toBe('one two');
    expect((await stat(join(folder, file))).ino).toBe(ino);
    expect(await readdir(folder)).not.toContain('whole');
  });

  it('are copied out of a file in which another part has been given its place just now', async () => {
    const parts = [await part('1', 'one ', 'row', 0), await part('2', 'two', 'row', 4)];
    const file = await joinBytes(store, { close: () => false }, parts, 'whole');
    expect(file).toBe('whole');
    expect(await readFile(join(folder, 'whole'), 'utf8')).toBe('one two');
  });

  it('that lie otherwise are copied in their order, and stay where they were', async () => {
    const parts = [await part('1', 'one ', 'row', 0), await part('2', 'two ', 'row', 4)];
    const other = await part('3', 'three ');
    const empty = await part('4', '');
    const joined = [parts[1]!, other, empty, parts[0]!];
    expect(await joinBytes(store, ALONE, joined, 'whole')).toBe('whole');
    expect(await readFile(join(folder, 'whole'), 'utf8')).toBe('two three one ');
    expect(await readFile(join(folder, 'row'), 'utf8')).toBe('one two ');
  });

  it('that are larger than what is copied at once are copied to their end', async () => {
    const large = 'abcdefg'.repeat(700_000);
    const parts = [await part('1', large), await part('2', 'end')];
    await joinBytes(store, ALONE, parts, 'whole');
    expect((await readFile(join(folder, 'whole'), 'utf8')) === `${large}end`).toBe(true);
  });

  it('that are fewer than was acknowledged are never joined, and nothing is left of the try', async () => {
    const torn = await part('2', 'acknowledged');
    await writeFile(join(folder, '2'), 'ackn');
    const parts = [await part('1', 'one'), torn];
    await expect(joinBytes(store, ALONE, parts, 'whole')).rejects.toThrow('part 2 ends at 4 of 12');
    expect(await readdir(folder)).not.toContain('whole');
  });
});

describe('parts', () => {
  const whole = aPart({ id: '1', length: 5, offset: 5 });
  const withAll = (...uploads: Upload[]) => ({
    get: (id: string) => uploads.find((each) => each.id === id),
    all: () => uploads,
  });

  it('that are whole and one’s own can be joined, in the order that is asked for', () => {
    const other = aPart({ id: '2', length: 0, offset: 0 });
    expect(requireJoinable(withAll(whole, other), ['2', '1'], 'a1')).toEqual([other, whole]);
  });

  it.each<[string, Upload, string, number]>([
    ['is somebody else’s', { ...whole, ownerId: 'a2' }, 'upload-part-missing', 404],
    ['is an upload of its own', { ...whole, concat: null }, 'upload-part-missing', 404],
    [
      'was joined itself',
      { ...whole, concat: { kind: 'final', parts: ['x'] } },
      'upload-part-missing',
      404,
    ],
    ['has another name', { ...whole, id: '7' }, 'upload-part-missing', 404],
    ['has not all come', { ...whole, offset: 4 }, 'upload-part-unfinished', 409],
    ['has no length yet', { ...whole, length: null }, 'upload-part-unfinished', 409],
  ])('cannot be joined when one %s', (_what, upload, code, status) => {
    expect(() => requireJoinable(withAll(upload), ['1'], 'a1')).toThrow(
      expect.objectContaining({ code, status }),
    );
  });

  it('know what they have become', () => {
    const used = (id: string, joinedInto: string) => ({ ...whole, id, bytes: null, joinedInto });
    expect(findJoined(withAll(), [whole])).toBeNull();
    expect(findJoined(withAll(), [used('1', 'w'), used('2', 'w')])).toBe('w');
    expect(findJoined(withAll(), [used('1', 'w'), used('2', 'v')])).toBeNull();
    expect(findJoined(withAll(), [used('1', 'w'), { ...whole, id: '2' }])).toBeNull();
  });

  it('know what they were becoming when a crash came before they were told', () => {
    const final = anUpload({ id: 'w', concat: { kind: 'final', parts: ['1', '2'] } });
    const told = { ...whole, bytes: null, joinedInto: 'w' };
    expect(findJoined(withAll(final), [told, { ...whole, id: '2' }])).toBe('w');
    expect(findJoined(withAll(final), [{ ...whole, id: '3' }])).toBeNull();
  });
});
