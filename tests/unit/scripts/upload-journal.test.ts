import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUploadJournal, journalFolder } from '../../../scripts/upload/upload-journal.ts';

const ENTRY = { file: '/tmp/a.mp4', uploadUrls: ['http://h/uploads/1'], lessonId: 'l1' };
let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'youke-journal-'));
});
afterEach(() => rm(home, { recursive: true }));

test('an upload is found again until it is forgotten', async () => {
  const journal = createUploadJournal(join(home, 'deep', 'uploads'));
  expect(await journal.find('f1')).toBeNull();
  await journal.remember('f1', ENTRY);
  expect(await createUploadJournal(join(home, 'deep', 'uploads')).find('f1')).toEqual(ENTRY);
  expect(await journal.find('f2')).toBeNull();
  await journal.forget('f1');
  await journal.forget('f1');
  expect(await journal.find('f1')).toBeNull();
});

test('only its owner may read it, and nothing half-written stays', async () => {
  const folder = join(home, 'uploads');
  await createUploadJournal(folder).remember('f1', ENTRY);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect(await readdir(folder)).toEqual(['f1.json']);
  expect((await stat(join(folder, 'f1.json'))).mode & 0o777).toBe(0o600);
});

test('of an upload in parts it knows which are announced', async () => {
  const journal = createUploadJournal(home);
  const entry = { ...ENTRY, uploadUrls: ['http://h/uploads/1', null, null], lessonId: null };
  await journal.remember('f1', entry);
  expect(await journal.find('f1')).toEqual(entry);
});

test.each([
  '',
  '{',
  '{}',
  '[]',
  'null',
  '{"file":"/a","uploadUrls":[],"lessonId":null}',
  '{"file":"/a","uploadUrls":[1],"lessonId":null}',
  '{"file":"/a","uploadUrls":"http://h/uploads/1","lessonId":"l1"}',
  '{"file":"/a","uploadUrls":["http://h/uploads/1"]}',
])('a torn entry %j is none', async (text) => {
  await writeFile(join(home, 'f1.json'), text);
  expect(await createUploadJournal(home).find('f1')).toBeNull();
});

test.each([
  [{ XDG_STATE_HOME: '/s', HOME: '/h' }, '/s/youke/uploads'],
  [{ XDG_STATE_HOME: 'relative', HOME: '/h' }, '/h/.local/state/youke/uploads'],
  [{ HOME: '/h' }, '/h/.local/state/youke/uploads'],
  [{}, null],
])('%j keeps its journal in %s', (env, folder) => {
  expect(journalFolder(env)).toBe(folder);
});
