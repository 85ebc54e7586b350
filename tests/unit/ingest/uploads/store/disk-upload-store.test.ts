import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../../../config/http/create-log.ts';
import { openDiskUploadStore } from '../../../../../ingest/uploads/store/disk-upload-store.ts';
import type { Upload } from '../../../../../ingest/uploads/store/upload.ts';
import { anUpload } from '../../an-upload.ts';

type Store = Awaited<ReturnType<typeof openDiskUploadStore>>;

let folder: string;
let opened: Store[];
const log = createLog({ level: 'silent', role: 'test' });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-uploads-'));
  opened = [];
});
afterEach(async () => {
  for (const store of opened) await store.close();
  await rm(folder, { recursive: true });
});

async function open(): Promise<Store> {
  const store = await openDiskUploadStore({ folder, log, now: Date.now });
  opened.push(store);
  return store;
}

const names = async () => (await readdir(folder)).sort();
const part = (id: string, base: number) =>
  anUpload({ id, lessonId: null, concat: { kind: 'partial' }, bytes: { file: 'row', base } });

describe('the store of uploads', () => {
  it('knows after a restart what it was told, and leaves nothing else behind', async () => {
    const store = await open();
    await store.create(anUpload());
    await writeFile(join(folder, 'u1'), Buffer.alloc(700));
    await store.save(anUpload({ offset: 500 }), { durable: false });
    await store.save(anUpload({ offset: 700 }), { durable: true });
    expect(store.get('u1')?.offset).toBe(700);
    expect(await names()).toEqual(['u1', 'u1.json']);
    expect([...(await open()).all()]).toEqual([anUpload({ offset: 700 })]);
  });

  it('replaces a state as a whole: what a crash leaves of a new one does not count', async () => {
    const store = await open();
    await store.create(anUpload({ offset: 100 }));
    await writeFile(join(folder, 'u1'), Buffer.alloc(200));
    await writeFile(join(folder, 'u1.json.part'), '{"id":"u1","off');
    expect((await open()).get('u1')?.offset).toBe(100);
    await store.save(anUpload({ offset: 200 }), { durable: true });
    expect(await names()).toEqual(['u1', 'u1.json']);
  });

  it('leaves a state that cannot be read where it is', async () => {
    await writeFile(join(folder, 'strange.json'), '{"torn');
    const store = await open();
    expect([...store.all()]).toEqual([]);
    await store.removeStrays(-1);
    expect(await readFile(join(folder, 'strange.json'), 'utf8')).toBe('{"torn');
  });

  it('keeps no trace of what is removed, and lets it be removed twice', async () => {
    const store = await open();
    await store.create(anUpload());
    await store.remove('u1');
    await store.remove('u1');
    expect([await names(), store.get('u1')]).toEqual([[], undefined]);
  });

  it('does not bring an upload back that is removed while its state is saved', async () => {
    const store = await open();
    await store.create(anUpload());
    const saving = store.save(anUpload({ offset: 5 }), { durable: true });
    await Promise.all([saving, store.remove('u1')]);
    await store.save(anUpload({ offset: 6 }), { durable: true });
    expect([await names(), store.get('u1')]).toEqual([[], undefined]);
  });

  it('keeps a file as long as any of its parts', async () => {
    const store = await open();
    await store.create(part('one', 0));
    await store.create(part('two', 1000));
    await store.remove('one');
    expect(await names()).toEqual(['row', 'two.json']);
    await store.remove('two');
    expect(await names()).toEqual([]);
  });

  it('drops a part’s bytes when they have been joined elsewhere, but not those of what they were joined into', async () => {
    const store = await open();
    await store.create(part('one', 0));
    await store.create(anUpload({ id: 'whole', bytes: { file: 'row', base: 0 } }));
    const joined = { ...part('one', 0), bytes: null, joinedInto: 'whole' };
    await store.save(joined, { durable: false });
    expect(await names()).toContain('row');
    await store.remove('whole');
    expect(await names()).toEqual(['one.json']);
    await store.settle(joined);
    expect(() => store.pathOf(joined)).toThrow('elsewhere');
  });

  it('makes nothing of an upload whose state cannot be written', async () => {
    const store = await open();
    await expect(
      store.create(anUpload({ id: 'no/folder', bytes: { file: 'b', base: 0 } })),
    ).rejects.toThrow('ENOENT');
    expect([await names(), [...store.all()]]).toEqual([[], []]);
  });
});

describe('bytes that were acknowledged and are not there', () => {
  const lose = async (upload: Upload, content: string | null): Promise<number | undefined> => {
    const store = await open();
    await store.create(upload);
    if (content === null) await rm(store.pathOf(upload));
    else await writeFile(store.pathOf(upload), content);
    return (await open()).get(upload.id)?.offset;
  };

  it.each<[string, Upload, string | null, number]>([
    ['in part', anUpload({ offset: 10 }), '1234', 4],
    ['at all', anUpload({ offset: 10 }), null, 0],
    ['of a part in a row', { ...part('two', 6), offset: 10 }, '123456789', 3],
    ['of a part whose row ends before it', { ...part('two', 6), offset: 10 }, '123', 0],
    ['of a part that was whole', { ...part('two', 0), length: 5, offset: 5 }, '123', 3],
  ])('%s have to be sent again', async (_which, upload, content, offset) => {
    expect(await lose(upload, content)).toBe(offset);
    const store = opened.at(-1)!;
    const handle = await store.open(store.get(upload.id)!);
    await handle.close();
  });

  it('may be more than that, and may have gone on to the media store', async () => {
    expect(await lose(anUpload({ offset: 3 }), '12345')).toBe(3);
    expect(await lose(anUpload({ id: 'u2', length: 5, offset: 5 }), null)).toBe(5);
  });
});

describe('stray bytes', () => {
  it('are removed when nobody has touched them for long; what an upload needs is not', async () => {
    const store = await open();
    await store.create(anUpload());
    for (const name of ['old', 'new', 'old.json.part', '.writable-1']) {
      await writeFile(join(folder, name), 'x');
    }
    for (const name of ['old', 'old.json.part', '.writable-1', 'u1']) {
      await utimes(join(folder, name), 0, 0);
    }
    expect(await store.removeStrays(60_000)).toBe(2);
    expect(await names()).toEqual(['.writable-1', 'new', 'u1', 'u1.json']);
  });
});
