import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTheMaking } from '../../../../transcoder/work/in-the-making.ts';
import { openWorkFolder, type WorkFolder } from '../../../../transcoder/work/work-folder.ts';

let path: string;
let folder: WorkFolder;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'youke-making-'));
  folder = openWorkFolder(path, () => 'made');
});
afterEach(() => rm(path, { recursive: true }));

const left = () => readdir(join(path, 'making'));

it('a try that failed leaves nothing behind', async () => {
  const failed = inTheMaking(folder, async (made) => {
    await writeFile(join(made, 'half.raw'), 'half');
    throw new Error('no more disk');
  });
  await expect(failed).rejects.toThrow('no more disk');
  expect(await left()).toEqual([]);
});

it('what was finished stays', async () => {
  await inTheMaking(folder, (made) => folder.finish('sound', made, { loud: true }));
  expect([await folder.read('sound'), await left()]).toEqual([{ loud: true }, []]);
});
