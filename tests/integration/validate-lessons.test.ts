import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { validate } from '../../scripts/commands/validate.ts';
import { ENCODINGS } from '../../scripts/validate/defects/encodings.ts';
import { RECIPES } from '../../scripts/validate/defects/recipes.ts';
import { runClip } from '../../scripts/validate/defects/run-clip.ts';
import { planLesson } from '../../scripts/validate/material/plan-lesson.ts';
import { createRandom } from '../../scripts/validate/material/random.ts';
import { type MadeLesson, writeLesson } from '../../scripts/validate/material/write-lesson.ts';
import type { ValidateRun } from '../../scripts/validate/validate-run.ts';
import type { FindingCode } from '../../storage/catalog/report.ts';
import { runInProcess } from './cli-io.ts';

const { signal } = new AbortController();
const WISH = planLesson({
  ...{ name: 'small', seed: 900, width: 320, height: 180, frameRate: '10' },
  shots: [
    { view: 'front', seconds: 6 },
    { view: 'pupils', seconds: 6 },
  ],
});

let folder: string;
let run: ValidateRun;
let lesson: MadeLesson;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-validate-'));
  run = { half: 'tune', folder, signal, say() {} };
  lesson = await writeLesson(WISH.plan, WISH.sound, folder, signal);
});
afterAll(() => rm(folder, { recursive: true }));

test('a lesson is made once, and nothing of its making stays behind', async () => {
  const { mtimeMs } = await stat(lesson.file);
  const again = await writeLesson(WISH.plan, WISH.sound, folder, signal);
  expect(again).toEqual({ ...lesson, seconds: 12, cutSeconds: [6] });
  expect((await stat(again.file)).mtimeMs).toBe(mtimeMs);
  expect((await readdir(folder)).filter((name) => name.startsWith('making'))).toEqual([]);
});

test('what is done to picture and sound of one clip is found, end to end', async () => {
  const injections = (['picture.black', 'audio.missing'] as FindingCode[]).map((code) =>
    RECIPES.find((recipe) => recipe.code === code)!.inject({ lesson, random: createRandom(2) }),
  );
  const clip = { name: 'clip', lesson, injections, encoding: ENCODINGS[0]! };
  const { matched } = await runClip(clip, run);
  expect(matched.missed).toEqual([]);
  expect(matched.recalled.map(({ code }) => code)).toEqual(['picture.black', 'audio.missing']);
});

test('a family that there is not is refused, and those that there are are named', async () => {
  const outcome = await runInProcess(validate, ['--only', 'taste']);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toMatch(/taste.*defects, clean/);
});
