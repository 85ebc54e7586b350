import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import { createFolderOutput } from '../../transcoder/output/create-folder-output.ts';
import { createStoredOutput } from '../../transcoder/output/create-stored-output.ts';
import type { VersionOutput } from '../../transcoder/output/version-output.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'youke-output-'));
});
afterEach(() => rm(root, { recursive: true }));

type Opened = Readonly<{ output: VersionOutput; folder: string }>;

describe.each<[string, () => Promise<Opened>]>([
  [
    'a folder',
    async () => {
      const folder = join(root, 'out', 'lesson');
      return { output: createFolderOutput(folder), folder };
    },
  ],
  [
    'the media store',
    async () => {
      const media = await createDiskMediaStore({ root: join(root, 'media') });
      const folder = join(root, 'media', 'renditions', 'lesson-1', 'v1');
      return { output: createStoredOutput(media, 'lesson-1', 'v1'), folder };
    },
  ],
])('a version in %s', (_, open) => {
  let output: VersionOutput;
  let folder: string;

  beforeEach(async () => {
    ({ output, folder } = await open());
  });

  const tree = async (files: Record<string, string>) => {
    const path = join(root, 'tree');
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
    }
    return path;
  };
  const read = (file: string) => readFile(join(folder, file), 'utf8');

  it('takes one tree after another, which is gone then, and replaces what comes again', async () => {
    const first = await tree({ 'video-720p/00001.m4s': 'one', 'audio/init.mp4': 'sound' });
    await output.add(first);
    await expect(stat(first)).rejects.toThrow('ENOENT');
    await output.add(
      await tree({ 'video-720p/00001.m4s': 'better', 'video-720p/00002.m4s': 'two' }),
    );
    expect((await readdir(folder)).sort()).toEqual(['audio', 'video-720p']);
    expect(await read('video-720p/00001.m4s')).toBe('better');
    expect(await read('video-720p/00002.m4s')).toBe('two');
    expect(await read('audio/init.mp4')).toBe('sound');
  });

  it('has small files written and replaced whole, of text or of bytes', async () => {
    await output.write('master.m3u8', 'a long first playlist');
    await output.write('master.m3u8', '短');
    await output.write('video-720p/init.mp4', Uint8Array.of(104, 105));
    expect(await read('master.m3u8')).toBe('短');
    expect(await read('video-720p/init.mp4')).toBe('hi');
    await output.write('empty.txt', '');
    expect(await read('empty.txt')).toBe('');
    expect((await readdir(folder)).sort()).toEqual(['empty.txt', 'master.m3u8', 'video-720p']);
  });

  it('loses a folder that is not wanted after all, once or more', async () => {
    await output.add(await tree({ 'video-360p/1.m4s': 'x', 'video-720p/1.m4s': 'y' }));
    await output.removeFolder('video-360p');
    await output.removeFolder('video-360p');
    expect(await readdir(folder)).toEqual(['video-720p']);
  });
});
