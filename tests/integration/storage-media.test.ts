import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import { type MediaPath, MediaPathError } from '../../storage/media/media-path.ts';
import { MediaNotFoundError } from '../../storage/media/media-store.ts';
import { mediaStoreContract } from './storage/media-store.contract.ts';

const SOURCE: MediaPath = { kind: 'source', lessonId: 'lesson-1' };
const MASTER = {
  kind: 'rendition',
  lessonId: 'lesson-1',
  version: 'v1',
  file: 'master.m3u8',
} as const;

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'youke-media-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('the disk media store', () => {
  mediaStoreContract(() => createDiskMediaStore({ root: join(root, 'media') }));

  it('follows no link out of its folder', async () => {
    const media = await createDiskMediaStore({ root });
    const outside = `${root}-outside`;
    await mkdir(outside);
    await writeFile(join(outside, 'master.m3u8'), 'secret');
    await symlink(join(outside, 'master.m3u8'), join(root, 'sources', 'lesson-1'));
    await mkdir(join(root, 'renditions', 'lesson-1'));
    await symlink(outside, join(root, 'renditions', 'lesson-1', 'v1'));
    await symlink(outside, join(root, 'attachments', 'lesson-1'));

    for (const path of [SOURCE, MASTER]) {
      expect(await media.stat(path)).toBeNull();
      await expect(media.read(path)).rejects.toThrow(MediaNotFoundError);
      await expect(media.withLocalFile(path, async () => {})).rejects.toThrow(MediaNotFoundError);
    }
    const attachment = { kind: 'attachment', lessonId: 'lesson-1', attachmentId: 'a' } as const;
    await expect(media.write(attachment, Readable.from(['x']))).rejects.toThrow(MediaPathError);
    await media.removeLesson('lesson-1');
    expect((await stat(join(outside, 'master.m3u8'))).size).toBe(6);
    await rm(outside, { recursive: true });
  });

  it('may itself lie behind a link', async () => {
    await mkdir(join(root, 'real'));
    await symlink(join(root, 'real'), join(root, 'link'));
    const media = await createDiskMediaStore({ root: join(root, 'link') });
    await media.write(SOURCE, Readable.from(['x']));
    expect(await text(await media.read(SOURCE))).toBe('x');
  });

  it('finds again what an earlier process has stored', async () => {
    await (await createDiskMediaStore({ root })).write(SOURCE, Readable.from(['x']));
    const media = await createDiskMediaStore({ root });
    expect(await text(await media.read(SOURCE))).toBe('x');
  });

  it('keeps scratch that is old but for one file deep inside', async () => {
    const media = await createDiskMediaStore({ root });
    const scratch = await media.openScratch('attempt-1');
    await mkdir(join(scratch, 'video-720p'));
    await writeFile(join(scratch, 'video-720p', '00001.m4s'), 'x');
    for (const old of ['', 'video-720p']) await utimes(join(scratch, old), 1, 1);
    expect(await media.removeStaleScratch(60)).toBe(0);
    await utimes(join(scratch, 'video-720p', '00001.m4s'), 1, 1);
    expect(await media.removeStaleScratch(60)).toBe(1);
  });

  it('has nothing under its name of a write that was killed, and clears what is left of it', async () => {
    const writer = spawn(process.execPath, [
      `${import.meta.dirname}/../fixtures/write-media-forever.ts`,
      root,
    ]);
    await once(writer.stdout, 'data');
    const gone = once(writer, 'exit');
    writer.kill('SIGKILL');
    await gone;
    const media = await createDiskMediaStore({ root });
    expect(await media.stat(SOURCE)).toBeNull();
    expect(await media.removeStaleScratch(-1)).toBe(1);
  });
});

const OTHER_DISK = '/dev/shm';
const onOtherDisk = await stat(OTHER_DISK).then(
  async (there) => there.dev !== (await stat(tmpdir())).dev,
  () => false,
);

describe.skipIf(!onOtherDisk)('from another file system', () => {
  let elsewhere: string;

  beforeEach(async () => {
    elsewhere = await mkdtemp(join(OTHER_DISK, 'youke-'));
  });
  afterEach(() => rm(elsewhere, { recursive: true, force: true }));

  it('a file is adopted by copying it', async () => {
    const media = await createDiskMediaStore({ root });
    await writeFile(join(elsewhere, 'upload'), 'content');
    await media.adopt(SOURCE, join(elsewhere, 'upload'));
    expect(await text(await media.read(SOURCE))).toBe('content');
    await expect(stat(join(elsewhere, 'upload'))).rejects.toThrow('ENOENT');
    await media.adopt(SOURCE, join(elsewhere, 'upload'));
  });

  it('a tree is added to a version by copying it', async () => {
    const media = await createDiskMediaStore({ root });
    await mkdir(join(elsewhere, 'out', 'audio'), { recursive: true });
    await writeFile(join(elsewhere, 'out', 'master.m3u8'), '#EXTM3U');
    await writeFile(join(elsewhere, 'out', 'audio', '00001.m4s'), 'x');
    await media.addToVersion('lesson-1', 'v1', join(elsewhere, 'out'));
    expect(await text(await media.read(MASTER))).toBe('#EXTM3U');
    expect(await media.stat({ ...MASTER, file: 'audio/00001.m4s' })).toMatchObject({
      sizeBytes: 1,
    });
    await expect(stat(join(elsewhere, 'out'))).rejects.toThrow('ENOENT');
    expect(await media.removeStaleScratch(-1)).toBe(0);
  });

  it('a folder becomes a version by copying it', async () => {
    const media = await createDiskMediaStore({ root });
    await mkdir(join(elsewhere, 'out', 'audio'), { recursive: true });
    await writeFile(join(elsewhere, 'out', 'master.m3u8'), '#EXTM3U');
    await writeFile(join(elsewhere, 'out', 'audio', '00001.m4s'), 'x');
    await media.addToVersion('lesson-1', 'v1', join(elsewhere, 'out'));
    expect(await text(await media.read(MASTER))).toBe('#EXTM3U');
    await expect(stat(join(elsewhere, 'out'))).rejects.toThrow('ENOENT');
    expect(await media.removeStaleScratch(-1)).toBe(0);
  });
});
