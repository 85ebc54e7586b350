import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeSampleState } from '../../../../scripts/sample/sample-state.ts';
import { wantsSample } from '../../../../scripts/sample/wants-sample.ts';
import type { Catalog } from '../../../../storage/catalog/catalog.ts';
import { openCatalog } from '../../../../storage/catalog/open-catalog.ts';

let folder: string;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-sample-'));
  catalog = await openCatalog({ file: join(folder, 'catalog.sqlite') });
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const sampleDir = (): string => join(folder, 'sample');

async function addLesson(): Promise<void> {
  const account = await catalog.accounts.create({
    username: 'teacher',
    displayName: 'T',
    role: 'teacher',
    region: 'CN',
    password: 'long-enough',
  });
  await catalog.lessons.create({
    id: 'lesson-1',
    uploadId: 'upload-1',
    ownerId: account.id,
    owner: account.username,
    filename: 'a.mp4',
    title: 'A',
    subject: '数学',
    grade: '一年级',
    textbook: '',
    textbookNode: '',
    uploadMetadata: '',
    region: 'CN',
    traceId: 'trace-1',
  });
}

test('a catalog without lessons wants a sample', async () => {
  expect(await wantsSample(catalog, sampleDir())).toBe(true);
});

test('a catalog with a lesson wants none', async () => {
  await addLesson();
  expect(await wantsSample(catalog, sampleDir())).toBe(false);
});

test('a start that was cut short is made good, even if its lesson is there by half', async () => {
  await addLesson();
  await writeSampleState(sampleDir(), 'begun');
  expect(await wantsSample(catalog, sampleDir())).toBe(true);
});

test('a sample that was made does not come again after it was deleted', async () => {
  await writeSampleState(sampleDir(), 'done');
  expect(await wantsSample(catalog, sampleDir())).toBe(false);
});
