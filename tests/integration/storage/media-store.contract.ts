import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MediaPath, MediaPathError } from '../../../storage/media/media-path.ts';
import { MediaNotFoundError, type MediaStore } from '../../../storage/media/media-store.ts';
import { NotAPlainFileError } from '../../../storage/media/sync-to-disk.ts';

const SOURCE: MediaPath = { kind: 'source', lessonId: 'lesson-1' };
const PLAN: MediaPath = { kind: 'attachment', lessonId: 'lesson-1', attachmentId: 'plan' };
const file = (version: string, name: string): MediaPath => ({
  kind: 'rendition',
  lessonId: 'lesson-1',
  version,
  file: name,
});

/** What every media store must do. `open` gives an empty one. */
export function mediaStoreContract(open: () => Promise<MediaStore>): void {
  let media: MediaStore;
  let folder: string;

  beforeEach(async () => {
    media = await open();
    folder = await mkdtemp(join(tmpdir(), 'youke-local-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const readText = async (path: MediaPath, range?: { start: number; end: number }) =>
    text(await media.read(path, range));
  const local = async (content: string) => {
    const path = join(folder, 'local');
    await writeFile(path, content);
    return path;
  };
  const scratch = async (attemptId: string, files: Record<string, string>) => {
    await media.removeScratch(attemptId);
    const path = await media.openScratch(attemptId);
    await mkdir(join(path, 'video-720p'));
    for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content);
    return path;
  };

  describe('writing', () => {
    it('stores a stream and says how long it was', async () => {
      const content = Readable.from([Buffer.from('hello '), Buffer.from('world')]);
      expect(await media.write(SOURCE, content)).toEqual({ sizeBytes: 11 });
      expect(await readText(SOURCE)).toBe('hello world');
      expect(await media.stat(SOURCE)).toMatchObject({ sizeBytes: 11 });
    });

    it('stores an empty stream', async () => {
      expect(await media.write(SOURCE, Readable.from([]))).toEqual({ sizeBytes: 0 });
      expect(await readText(SOURCE)).toBe('');
    });

    it('replaces what was there, whole', async () => {
      await media.write(PLAN, Readable.from(['a longer first content']));
      await media.write(PLAN, Readable.from(['second']));
      expect(await readText(PLAN)).toBe('second');
    });

    it('keeps nothing of a stream that breaks, and what was there before', async () => {
      await media.write(SOURCE, Readable.from(['before']));
      const broken = Readable.from(
        (async function* () {
          yield 'half';
          throw new Error('the line broke');
        })(),
      );
      await expect(media.write(SOURCE, broken)).rejects.toThrow('the line broke');
      expect(await readText(SOURCE)).toBe('before');
      expect(await media.removeStaleScratch(-1)).toBe(0);
    });

    it('stops when told to', async () => {
      const abort = new AbortController();
      const begun = Promise.withResolvers<void>();
      const endless = new Readable({
        read() {
          this.push('more');
          begun.resolve();
        },
      });
      const writing = media.write(SOURCE, endless, abort.signal);
      await begun.promise;
      abort.abort();
      await expect(writing).rejects.toThrow(/abort/i);
      expect(await media.stat(SOURCE)).toBeNull();
    });
  });

  describe('adopting', () => {
    it('takes a local file over: it is gone where it was', async () => {
      const path = await local('from an upload');
      await media.adopt(SOURCE, path);
      expect(await readText(SOURCE)).toBe('from an upload');
      await expect(stat(path)).rejects.toThrow('ENOENT');
    });

    it('is harmless a second time, when a crash came before the note of the first', async () => {
      const path = await local('once');
      await media.adopt(SOURCE, path);
      await media.adopt(SOURCE, path);
      expect(await readText(SOURCE)).toBe('once');
    });

    it('fails when there is neither the local file nor its content', async () => {
      await expect(media.adopt(SOURCE, join(folder, 'nothing'))).rejects.toThrow(
        MediaNotFoundError,
      );
    });

    it('takes no link and no folder for a file', async () => {
      await symlink(await local('secret'), join(folder, 'link'));
      await expect(media.adopt(SOURCE, join(folder, 'link'))).rejects.toThrow(NotAPlainFileError);
      await expect(media.adopt(SOURCE, folder)).rejects.toThrow(NotAPlainFileError);
      expect(await media.stat(SOURCE)).toBeNull();
    });
  });

  describe('linking', () => {
    const OTHER: MediaPath = { kind: 'source', lessonId: 'lesson-2' };
    const inode = (path: MediaPath) =>
      media.withLocalFile(path, async (at) => (await stat(at)).ino);

    it('gives one path the bytes of another, stored once', async () => {
      await media.write(SOURCE, Readable.from(['the same']));
      await media.link(SOURCE, OTHER);
      expect(await readText(OTHER)).toBe('the same');
      expect(await media.stat(OTHER)).toMatchObject({ sizeBytes: 8 });
      expect(await inode(OTHER)).toBe(await inode(SOURCE));
    });

    it('replaces what was there, whole; whoever reads it reads on', async () => {
      await media.write(SOURCE, Readable.from(['the same']));
      await media.write(OTHER, Readable.from(['another copy']));
      const reading = await media.read(OTHER);
      await media.link(SOURCE, OTHER);
      expect(await text(reading)).toBe('another copy');
      expect(await readText(OTHER)).toBe('the same');
    });

    it('is harmless a second time, and leaves nothing behind', async () => {
      await media.write(SOURCE, Readable.from(['the same']));
      for (let each = 0; each < 2; each += 1) await media.link(SOURCE, OTHER);
      expect(await readText(OTHER)).toBe('the same');
      expect(await media.removeStaleScratch(-1)).toBe(0);
    });

    it('to itself changes nothing', async () => {
      await media.write(SOURCE, Readable.from(['the same']));
      await media.link(SOURCE, SOURCE);
      expect(await readText(SOURCE)).toBe('the same');
      expect(await media.removeStaleScratch(-1)).toBe(0);
    });

    it('keeps the bytes until the last path that has them is removed', async () => {
      await media.write(SOURCE, Readable.from(['the same']));
      await media.link(SOURCE, OTHER);
      await media.removeLesson('lesson-1');
      expect(await media.stat(SOURCE)).toBeNull();
      expect(await readText(OTHER)).toBe('the same');
      await media.remove(OTHER);
      expect(await media.stat(OTHER)).toBeNull();
    });

    it('keeps them as they were when one of the paths is written anew', async () => {
      await media.write(SOURCE, Readable.from(['the same']));
      await media.link(SOURCE, OTHER);
      await media.write(SOURCE, Readable.from(['new']));
      await media.adopt(SOURCE, await local('newer'));
      expect([await readText(SOURCE), await readText(OTHER)]).toEqual(['newer', 'the same']);
    });

    it('to what is not there fails, and leaves what was', async () => {
      await media.write(OTHER, Readable.from(['still here']));
      await expect(media.link(SOURCE, OTHER)).rejects.toThrow(MediaNotFoundError);
      expect(await readText(OTHER)).toBe('still here');
      expect(await media.removeStaleScratch(-1)).toBe(0);
    });

    it('refuses ids that lead elsewhere', async () => {
      await media.write(SOURCE, Readable.from(['x']));
      const elsewhere: MediaPath = { kind: 'source', lessonId: '../lesson-1' };
      await expect(media.link(SOURCE, elsewhere)).rejects.toThrow(MediaPathError);
      await expect(media.link(elsewhere, OTHER)).rejects.toThrow(MediaPathError);
    });
  });

  describe('a version', () => {
    const FILES = { 'master.m3u8': '#EXTM3U', 'video-720p/00001.m4s': 'segment' };

    it('is made of a folder', async () => {
      const path = await scratch('attempt-1', FILES);
      await media.addToVersion('lesson-1', 'v1', path);
      expect(await readText(file('v1', 'master.m3u8'))).toBe('#EXTM3U');
      expect(await readText(file('v1', 'video-720p/00001.m4s'))).toBe('segment');
      await expect(stat(path)).rejects.toThrow('ENOENT');
    });

    it('refuses a folder with a link in it', async () => {
      const path = await scratch('a', FILES);
      await symlink('/etc/passwd', join(path, 'passwd'));
      await expect(media.addToVersion('lesson-1', 'v1', path)).rejects.toThrow(NotAPlainFileError);
      expect(await media.stat(file('v1', 'master.m3u8'))).toBeNull();
    });

    it('refuses ids that lead elsewhere', async () => {
      const path = await scratch('a', FILES);
      await expect(media.addToVersion('..', 'v1', path)).rejects.toThrow(MediaPathError);
      await expect(media.addToVersion('lesson-1', '../v1', path)).rejects.toThrow(MediaPathError);
      expect(await readdir(path)).toContain('master.m3u8');
    });

    it('removes one version and keeps the others when told to', async () => {
      for (const version of ['v1', 'v2']) {
        await media.addToVersion('lesson-1', version, await scratch(version, FILES));
      }
      await media.removeVersion('lesson-1', 'v2');
      expect(await media.stat(file('v1', 'master.m3u8'))).not.toBeNull();
      expect(await media.stat(file('v2', 'master.m3u8'))).toBeNull();
      await expect(media.removeVersion('lesson-1', 'v2')).resolves.toBeUndefined();
      await expect(media.removeVersion('lesson-1', '..')).rejects.toThrow(MediaPathError);
    });

    it('keeps the versions it is told to and removes the others', async () => {
      for (const version of ['v1', 'v2', 'v3', 'v4']) {
        await media.addToVersion('lesson-1', version, await scratch(version, FILES));
      }
      await media.removeOtherVersions('lesson-1', ['v2', 'v4']);
      const left = ['v1', 'v2', 'v3', 'v4'].map((version) =>
        media.stat(file(version, 'master.m3u8')),
      );
      expect((await Promise.all(left)).map((found) => found !== null)).toEqual([
        false,
        true,
        false,
        true,
      ]);
      await expect(media.removeOtherVersions('lesson-2', ['v1'])).resolves.toBeUndefined();
    });
  });

  describe('a version that grows', () => {
    const add = async (files: Record<string, string>) =>
      media.addToVersion('lesson-1', 'v1', await scratch('a', files));

    it('takes the files of one tree after another, each in its place', async () => {
      await add({ 'video-720p/00001.m4s': 'one' });
      await add({ 'video-720p/00002.m4s': 'two', 'poster.jpg': 'picture' });
      expect(await readText(file('v1', 'video-720p/00001.m4s'))).toBe('one');
      expect(await readText(file('v1', 'video-720p/00002.m4s'))).toBe('two');
      expect(await readText(file('v1', 'poster.jpg'))).toBe('picture');
    });

    it('replaces files that come again, and leaves nothing behind', async () => {
      await add({ 'video-720p/00001.m4s': 'before', 'kept.txt': 'kept' });
      const reading = await media.read(file('v1', 'video-720p/00001.m4s'));
      const path = await scratch('a', { 'video-720p/00001.m4s': 'after' });
      await media.addToVersion('lesson-1', 'v1', path);
      expect(await text(reading)).toBe('before');
      expect(await readText(file('v1', 'video-720p/00001.m4s'))).toBe('after');
      expect(await readText(file('v1', 'kept.txt'))).toBe('kept');
      await expect(stat(path)).rejects.toThrow('ENOENT');
      expect(await media.removeStaleScratch(-1)).toBe(0);
    });

    it('has single files written, at one moment', async () => {
      await media.write(file('v1', 'master.m3u8'), Readable.from(['first']));
      await media.write(file('v1', 'master.m3u8'), Readable.from(['second']));
      expect(await readText(file('v1', 'master.m3u8'))).toBe('second');
    });

    it('loses a folder when told to, and nothing else', async () => {
      await add({ 'video-720p/00001.m4s': 'x', 'master.m3u8': 'y' });
      await media.removeVersionFolder('lesson-1', 'v1', 'video-720p');
      await media.removeVersionFolder('lesson-1', 'v1', 'video-720p');
      expect(await media.stat(file('v1', 'video-720p/00001.m4s'))).toBeNull();
      expect(await readText(file('v1', 'master.m3u8'))).toBe('y');
    });

    it('refuses names that lead elsewhere or that no path could have, and takes nothing', async () => {
      const path = await scratch('a', { 'good.txt': 'x', '.hidden': 'x' });
      await expect(media.addToVersion('lesson-1', 'v1', path)).rejects.toThrow(MediaPathError);
      await expect(media.addToVersion('lesson-1', '..', path)).rejects.toThrow(MediaPathError);
      expect(await media.stat(file('v1', 'good.txt'))).toBeNull();
      for (const folder of ['..', '', '.', 'a/b', '/']) {
        const removing = media.removeVersionFolder('lesson-1', 'v1', folder);
        await expect(removing).rejects.toThrow(MediaPathError);
      }
    });

    it('refuses a tree with a link in it', async () => {
      const path = await scratch('a', { 'good.txt': 'x' });
      await symlink('/etc/passwd', join(path, 'passwd'));
      await expect(media.addToVersion('lesson-1', 'v1', path)).rejects.toThrow(NotAPlainFileError);
      expect(await media.stat(file('v1', 'good.txt'))).toBeNull();
    });
  });

  describe('reading', () => {
    beforeEach(async () => {
      await media.write(SOURCE, Readable.from(['0123456789']));
    });

    it.each([
      [{ start: 0, end: 0 }, '0'],
      [{ start: 2, end: 5 }, '2345'],
      [{ start: 9, end: 9 }, '9'],
      [{ start: 7, end: 100 }, '789'],
      [{ start: 10, end: 20 }, ''],
    ])('of the bytes %j gives %j', async (range, expected) => {
      expect(await readText(SOURCE, range)).toBe(expected);
    });

    it.each([
      { start: 5, end: 4 },
      { start: -1, end: 4 },
      { start: Number.NaN, end: 4 },
    ])('refuses %j, which is no range', async (range) => {
      await expect(media.read(SOURCE, range)).rejects.toThrow(RangeError);
    });

    it('of what is not there fails at once', async () => {
      await expect(media.read(PLAN)).rejects.toThrow(MediaNotFoundError);
      await expect(media.withLocalFile(PLAN, async () => {})).rejects.toThrow(MediaNotFoundError);
      expect(await media.stat(PLAN)).toBeNull();
    });

    it('goes on after the lesson has been removed', async () => {
      const stream = await media.read(SOURCE);
      await media.removeLesson('lesson-1');
      expect(await text(stream)).toBe('0123456789');
    });

    it('takes a folder for no file', async () => {
      await media.addToVersion('lesson-1', 'v1', await scratch('a', { 'video-720p/1.m4s': 'x' }));
      expect(await media.stat(file('v1', 'video-720p'))).toBeNull();
      await expect(media.read(file('v1', 'video-720p'))).rejects.toThrow(MediaNotFoundError);
    });

    it('lends a local file and passes on what was made of it', async () => {
      const size = await media.withLocalFile(SOURCE, async (path) => (await stat(path)).size);
      expect(size).toBe(10);
    });
  });

  describe('scratch', () => {
    it('is an empty folder for each attempt', async () => {
      const first = await scratch('a', { junk: 'x' });
      const second = await media.openScratch('b');
      expect([second === first, await readdir(second)]).toEqual([false, []]);
      await media.removeScratch('a');
      await media.removeScratch('a');
      await expect(stat(first)).rejects.toThrow('ENOENT');
    });

    it('is removed when nothing in it was touched for long, and not before', async () => {
      const path = await scratch('a', { junk: 'x' });
      expect(await media.removeStaleScratch(3600)).toBe(0);
      expect(await readdir(path)).toContain('junk');
      expect(await media.removeStaleScratch(-1)).toBe(1);
      await expect(stat(path)).rejects.toThrow('ENOENT');
    });

    it('is the same folder for all who open it, with what is in it', async () => {
      const path = await media.openScratch('a');
      expect(await readdir(path)).toEqual([]);
      await writeFile(join(path, 'plan.json'), '{}');
      expect(await media.openScratch('a')).toBe(path);
      expect(await readdir(path)).toEqual(['plan.json']);
    });

    it('is kept for the attempts that are named, however long untouched', async () => {
      const [kept, stale] = [await scratch('a', { x: 'x' }), await scratch('b', { x: 'x' })];
      expect(await media.removeStaleScratch(-1, ['a', 'c'])).toBe(1);
      expect(await readdir(kept)).toContain('x');
      await expect(stat(stale)).rejects.toThrow('ENOENT');
    });

    it('refuses an id that leads elsewhere', async () => {
      await expect(media.openScratch('..')).rejects.toThrow(MediaPathError);
      await expect(media.openScratch('../..')).rejects.toThrow(MediaPathError);
      await expect(media.removeScratch('..')).rejects.toThrow(MediaPathError);
    });
  });

  describe('removing', () => {
    it('takes a lesson away with all that belongs to it, and no other', async () => {
      const other: MediaPath = { kind: 'source', lessonId: 'lesson-2' };
      for (const path of [SOURCE, PLAN, other]) await media.write(path, Readable.from(['x']));
      await media.addToVersion('lesson-1', 'v1', await scratch('a', { 'master.m3u8': 'x' }));
      await media.removeLesson('lesson-1');
      for (const path of [SOURCE, PLAN, file('v1', 'master.m3u8')]) {
        expect(await media.stat(path)).toBeNull();
      }
      expect(await media.stat(other)).not.toBeNull();
      await expect(media.removeLesson('lesson-1')).resolves.toBeUndefined();
    });

    it('takes one file away', async () => {
      await media.write(PLAN, Readable.from(['x']));
      await media.remove(PLAN);
      await media.remove(PLAN);
      expect(await media.stat(PLAN)).toBeNull();
    });

    it('refuses an id that leads elsewhere', async () => {
      await expect(media.removeLesson('../sources')).rejects.toThrow(MediaPathError);
    });
  });

  it('knows how much room there is', async () => {
    const { freeBytes, totalBytes } = await media.space();
    expect(freeBytes).toBeGreaterThan(0);
    expect(totalBytes).toBeGreaterThanOrEqual(freeBytes);
  });
}
