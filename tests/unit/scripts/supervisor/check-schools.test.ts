import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSchools } from '../../../../scripts/supervisor/check-schools.ts';
import { StartError } from '../../../../scripts/supervisor/start-error.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-schools-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('no file, or one with schools below counties that there are, is fine', async () => {
  const file = join(folder, 'schools.json');
  await writeFile(file, '[{"code":"410102-7","name":"第七小学"}]');
  expect(() => checkSchools(null)).not.toThrow();
  expect(() => checkSchools(file)).not.toThrow();
});

test.each([
  ['a file that is not there', null, 'ENOENT'],
  ['a file that is no JSON', 'schools', 'no JSON'],
  ['a school in a county that is not there', '[{"code":"999999-7","name":"x"}]', '999999'],
])('%s is refused in one sentence', async (_what, text, words) => {
  const file = join(folder, 'schools.json');
  if (text !== null) await writeFile(file, text);
  expect(() => checkSchools(file)).toThrow(StartError);
  expect(() => checkSchools(file)).toThrow(words);
  expect(() => checkSchools(file)).not.toThrow('\n');
});
