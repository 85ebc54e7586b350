import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bench } from '../../scripts/commands/bench.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { runInProcess } from './cli-io.ts';

let folder: string;
let clip: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-cli-bench-'));
  clip = join(folder, 'clip.mp4');
  await makeClip(clip);
});
afterAll(() => rm(folder, { recursive: true }));

// What a ratio is worth on a busy machine is not tested; that each bench runs to its last line is.
test.each([
  ['delivery', [], ['delivery-bytes-per-cpu-second-vs-node-stream']],
  ['upload', [], ['upload-throughput-vs-plain-write', 'upload-cpu-vs-plain-write']],
  [
    'transcode',
    ['CLIP'],
    [
      'transcode-wall-vs-process-per-rendition',
      'transcode-wall-vs-process-per-rendition-and-score',
      'transcode-cpu-vs-process-per-rendition',
      'transcode-cpu-vs-process-per-rendition-and-score',
    ],
  ],
])('bench %s ends in its ratios', async (name, args, ratios) => {
  const files = args.map((arg) => (arg === 'CLIP' ? clip : arg));
  const outcome = await runInProcess(bench, [name, ...files, '--rounds', '1'], process.env);
  expect(outcome.status, outcome.stderr).toBe(0);
  const last = outcome.stdout
    .trimEnd()
    .split('\n')
    .filter((line) => line.startsWith('ratio '));
  expect(outcome.stdout.trimEnd().endsWith(last.join('\n'))).toBe(true);
  // nginx joins in where it is installed.
  const names = last.map((line) => line.split(' ')[1]).filter((each) => !each!.endsWith('nginx'));
  expect(names).toEqual(ratios);
  for (const line of last) expect(Number(line.split(' ')[2])).toBeGreaterThan(0);
});

test('a file too small to tell anything is refused', async () => {
  const tiny = join(folder, 'tiny.mp4');
  await writeFile(tiny, 'tiny');
  const outcome = await runInProcess(bench, ['upload', tiny, '--rounds', '1'], process.env);
  expect(outcome.status).toBe(1);
  expect(outcome.stdout).not.toContain('ratio ');
  expect(outcome.stderr).toContain('32 MiB');
});

test.each([
  [[], 'delivery'],
  [['everything'], 'delivery'],
  [['toString'], 'delivery'],
  [['upload', '/nothing.mp4'], '/nothing.mp4'],
  [['upload', '--rounds', '0'], '--rounds'],
  [['upload', '--fast'], "'--fast'"],
])('%j is refused with exit 1', async (args, said) => {
  const outcome = await runInProcess(bench, args);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain(said);
});
