import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadMediaKey } from '../../../../player/delivery/media-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-key-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the key is made once, for its owner only, and kept', async () => {
  const file = join(folder, 'data', 'media-key');
  const key = await loadMediaKey(file);
  expect(key).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await loadMediaKey(file)).toEqual(key);
});

test('processes that start together get the same key and leave nothing behind', async () => {
  const file = join(folder, 'media-key');
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadMediaKey(file)));
  for (const key of keys) expect(key).toEqual(keys[0]);
  expect(await readdir(folder)).toEqual(['media-key']);
});

test('a key file cut short is refused', async () => {
  const file = join(folder, 'media-key');
  await writeFile(file, 'short');
  await expect(loadMediaKey(file)).rejects.toMatchObject({ code: 'bad-media-key' });
});
