import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkFolder } from '../../../../transcoder/work/work-folder.ts';

let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), 'youke-work-'));
});
afterEach(() => rm(path, { recursive: true }));

/** As another process opens it. */
function open(prefix = 'id') {
  let ids = 0;
  return openWorkFolder(path, () => `${prefix}-${++ids}`);
}

const sizeOf = async (file: string) => (await readFile(file)).length;

async function make(folder: ReturnType<typeof open>, content: string): Promise<string> {
  const made = await folder.begin();
  await writeFile(join(made, 'motion.raw'), content);
  return made;
}

describe('a result', () => {
  it('is there for every other step once it is finished, with its files', async () => {
    const folder = open();
    const made = await make(folder, 'frames');
    await folder.finish('chunks/00003', made, { videos: [], stills: [1.5, null] });
    const other = open('other');
    expect(await other.read('chunks/00003')).toEqual({ videos: [], stills: [1.5, null] });
    expect(await sizeOf(other.file('chunks/00003', 'motion.raw'))).toBe(6);
    expect(await readdir(join(path, 'making'))).toEqual([]);
  });

  it('is not there while it is made, nor after whoever made it was killed', async () => {
    const folder = open();
    const made = await make(folder, 'half');
    expect(await folder.read('chunks/00000')).toBeNull();
    expect(await folder.list('chunks')).toEqual([]);
    const made2 = await make(open('next'), 'whole');
    expect(made2).not.toBe(made);
    await open('next').finish('chunks/00000', made2, {});
    expect(await sizeOf(folder.file('chunks/00000', 'motion.raw'))).toBe(5);
  });

  it('is not there after a kill between its facts and its name', async () => {
    const folder = open();
    const made = await make(folder, 'all');
    await writeFile(join(made, 'facts.json'), '{}');
    expect(await folder.list('making')).toEqual(['making/id-1']);
    expect([await folder.read('sound'), await folder.list('chunks')]).toEqual([null, []]);
  });

  it('stays the first where two were made of it, and the other one goes', async () => {
    const [mine, theirs] = [open('mine'), open('theirs')];
    const [first, second] = [await make(mine, 'first'), await make(theirs, 'second one')];
    await theirs.finish('sound', second, { by: 'theirs' });
    await mine.finish('sound', first, { by: 'mine' });
    for (const folder of [mine, theirs]) {
      expect(await folder.read('sound')).toEqual({ by: 'theirs' });
      expect(await sizeOf(folder.file('sound', 'motion.raw'))).toBe(10);
    }
    await expect(access(first)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is one of two that were finished at one moment, and whole', async () => {
    const folders = ['a', 'b', 'c', 'd'].map(open);
    const made = await Promise.all(folders.map((folder, at) => make(folder, 'x'.repeat(at + 1))));
    await Promise.all(folders.map((folder, at) => folder.finish('prepared', made[at]!, { at })));
    const facts = await open().read<{ at: number }>('prepared');
    expect(await sizeOf(open().file('prepared', 'motion.raw'))).toBe(facts!.at + 1);
    expect(await readdir(join(path, 'making'))).toEqual([]);
  });

  it('that fails to be written is an error, and is not there', async () => {
    const folder = open();
    const made = await folder.begin();
    await rm(made, { recursive: true });
    await expect(folder.finish('sound', made, {})).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await folder.read('sound')).toBeNull();
  });

  it('whose facts are torn is an error rather than nothing', async () => {
    await mkdir(join(path, 'sound'));
    await writeFile(join(path, 'sound', 'facts.json'), '{"measured":');
    await expect(open().read('sound')).rejects.toThrow(SyntaxError);
  });
});

describe('results of any number', () => {
  it('are listed in order, none but the finished', async () => {
    const folder = open();
    for (const name of ['00010', '00002', '00000']) {
      await folder.finish(`chunks/${name}`, await folder.begin(), {});
    }
    await make(folder, 'in the making');
    expect(await folder.list('chunks')).toEqual(['chunks/00000', 'chunks/00002', 'chunks/00010']);
  });

  it('are none before the first', async () => {
    expect(await open().list('chunks')).toEqual([]);
  });
});
