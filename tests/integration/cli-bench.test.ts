import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countIntact } from '../../scripts/bench/upload/slow/count-intact.ts';
import { sendSlowly } from '../../scripts/bench/upload/slow/slow-body.ts';
import { bench } from '../../scripts/commands/bench.ts';
import { createDiskMediaStore } from '../../storage/media/disk-media-store.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { runInProcess } from './cli-io.ts';

let folder: string;
let clip: string;
let encoded: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-cli-bench-'));
  clip = join(folder, 'clip.mp4');
  encoded = join(folder, 'encoded.mp4');
  // Small enough to be copied.
  const picture = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '30', '-pix_fmt', 'yuv420p'];
  await makeClip(clip, { encode: [...picture, '-c:a', 'aac'] });
  await makeClip(encoded, { encode: ['-c:v', 'mpeg4', '-q:v', '4', '-c:a', 'aac'] });
});
afterAll(() => rm(folder, { recursive: true }));

const RESUME_RATIOS = ['upload-resume-time-vs-tus-server', 'upload-resume-cpu-vs-tus-server'];
const throughputRatios = (connections: number) =>
  [
    'upload-cpu-vs-tus-server',
    'upload-cpu-with-digest-vs-tus-server',
    'upload-cpu-sha256-vs-tus-server',
    'upload-cpu-vs-pipeline',
    'upload-throughput-vs-tus-server',
    'upload-throughput-sha256-vs-tus-server',
    'upload-throughput-vs-pipeline',
  ].map((name) => `${name}-${connections}`);

// What a ratio is worth on a busy machine is not tested; that each bench runs to its last line is.
test.each([
  ['delivery', [], ['delivery-bytes-per-cpu-second-vs-node-stream']],
  [
    'upload',
    ['--mebibytes', '32', '--uploads', '5', '--seconds', '1'],
    [...throughputRatios(1), ...throughputRatios(16), ...RESUME_RATIOS],
  ],
  [
    'transcode',
    ['CLIP'],
    [
      'transcode-cpu-copied-vs-process-per-rendition',
      'transcode-wall-copied-vs-process-per-rendition',
    ],
  ],
  [
    'transcode',
    ['ENCODED'],
    [
      'transcode-cpu-vs-bare-ladder',
      'transcode-cpu-vs-process-per-rendition',
      'transcode-cpu-chunked-vs-whole',
      'transcode-wall-vs-bare-ladder',
      'transcode-wall-vs-process-per-rendition',
      'transcode-wall-chunked-vs-whole',
    ],
  ],
])('bench %s ends in its ratios', async (name, args, ratios) => {
  const files = args.map((arg) => ({ CLIP: clip, ENCODED: encoded })[arg] ?? arg);
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

test('what a bench of transcoding makes is compared as well', async () => {
  const once = ['--only', 'cpu', '--rounds', '1'];
  const outcome = await runInProcess(bench, ['transcode', encoded, ...once], process.env);
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(outcome.stdout).toMatch(/^figure transcode-ssim-360p-bare-ladder 0\.9\d+$/m);
  expect(outcome.stdout).toMatch(
    /^figure transcode-ssim-360p-difference -?0\.00\d+ \(> -0\.01\)$/m,
  );
  expect(outcome.stdout).toContain('figure transcode-frames-360p 50\n');
  expect(outcome.stdout).toContain('figure transcode-frames-360p-unlike-whole 0 (< 1)\n');
  expect(outcome.stdout).toContain('figure transcode-measures-unlike-whole 0 (< 1)\n');
  expect(outcome.stdout).not.toContain('playable');
});

test('slow uploads arrive as they were sent', async () => {
  const few = ['--only', 'slow', '--uploads', '20', '--seconds', '1'];
  const outcome = await runInProcess(bench, ['upload', ...few], process.env);
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(outcome.stdout).toContain('figure upload-slow-intact 20 of 20\n');
});

test('an upload with a wrong byte, and one that is not there, are not intact', async () => {
  const media = await createDiskMediaStore({ root: join(folder, 'media') });
  const bodies = [0, 1, 2].map((upload) => ({ upload, pieces: 1 }));
  const sent = bodies.map((body) => ({
    body,
    upload: { path: '/', lessonId: `lesson-${body.upload}` },
  }));
  const { signal } = new AbortController();
  for (const [at, wrong] of [
    [0, false],
    [1, true],
  ] as const) {
    const bytes = await buffer(sendSlowly(bodies[at]!, signal));
    if (wrong) bytes[100]! ^= 1;
    await media.write({ kind: 'source', lessonId: `lesson-${at}` }, Readable.from([bytes]));
  }
  expect(await countIntact(join(folder, 'media'), sent)).toBe(1);
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
  [['upload', '--only', 'fast'], '--only'],
  [['upload', '--mebibytes', '8'], '--mebibytes'],
  [['delivery', '--seconds', '3'], '--seconds'],
  [['transcode', '--seconds', '3'], '--seconds'],
  [['transcode', '--only', 'slow'], '--only'],
])('%j is refused with exit 1', async (args, said) => {
  const outcome = await runInProcess(bench, args);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain(said);
});
