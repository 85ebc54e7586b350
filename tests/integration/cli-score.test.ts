import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Command } from '../../scripts/commands/command.ts';
import { score } from '../../scripts/commands/score.ts';
import { transcode } from '../../scripts/commands/transcode.ts';
import type { Report } from '../../storage/catalog/report.ts';
import { makeClip } from '../fixtures/make-clip.ts';
import { runInProcess } from './cli-io.ts';

let folder: string;
let clip: string;
let text: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-cli-'));
  clip = join(folder, 'clip.mp4');
  text = join(folder, 'text.mp4');
  await makeClip(clip, { seconds: 4 });
  await writeFile(text, 'not a video at all\n');
});
afterAll(() => rm(folder, { recursive: true }));

test('score --json is the report and nothing else', async () => {
  const outcome = await runInProcess(score, [clip, '--json']);
  expect(outcome.status, outcome.stderr).toBe(0);
  const report = JSON.parse(outcome.stdout) as Report;
  expect(report).toMatchObject({ version: 1, profile: 'henan-youke-2019' });
  expect(report.source.video).toMatchObject({ width: 640, height: 360 });
  expect(report.scores.overall).toBeGreaterThanOrEqual(0);
  expect(outcome.stderr).toContain('100%');
});

test('score tells a person, with times', async () => {
  const outcome = await runInProcess(score, [clip, '--profile', 'henan-youke-2019']);
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(outcome.stdout).toContain('清晰度 · clarity');
  expect(outcome.stdout).toMatch(/h264 640×360 25 fps/);
  // The clip is far shorter and smaller than a lesson may be.
  expect(outcome.stdout).toMatch(/不符 NOT MET\s+video\.width/);
});

test('transcode makes what a worker makes', async () => {
  const out = join(folder, 'deep', 'out');
  const outcome = await runInProcess(transcode, [clip, '--out', out, '--json']);
  expect(outcome.status, outcome.stderr).toBe(0);
  const made = await readdir(out);
  expect(made).toEqual(
    expect.arrayContaining([
      'audio',
      'master.m3u8',
      'measures.json.gz',
      'poster.jpg',
      'poster.webp',
      'report.json',
      'storyboard.vtt',
      'video-360p',
    ]),
  );
  const written = JSON.parse(await readFile(join(out, 'report.json'), 'utf8'));
  expect(JSON.parse(outcome.stdout)).toEqual(written);

  const again = await runInProcess(transcode, [clip, '--out', out]);
  expect(again).toMatchObject({ status: 1, stdout: '' });
  expect(again.stderr).toContain('not empty');
  expect(await readdir(out)).toEqual(made);
});

test('a text file renamed .mp4 ends in exit 2 and its code, and leaves nothing behind', async () => {
  const there = join(folder, 'there');
  await mkdir(there);
  const outcomes = [
    await runInProcess(score, [text]),
    await runInProcess(transcode, [text, '--out', there]),
    await runInProcess(transcode, [text, '--out', join(folder, 'not', 'there')]),
  ];
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 2, stdout: '' });
    expect(outcome.stderr.trimEnd().split('\n').at(-1)).toMatch(/^not-a-video: .*视频.*video/);
  }
  expect(await readdir(there)).toEqual([]);
  expect(await readdir(folder)).not.toContain('not');
});

test('Ctrl-C in the middle ends in exit 1 and leaves nothing behind', async () => {
  const controller = new AbortController();
  controller.abort(new Error('Ctrl-C'));
  const out = join(folder, 'stopped');
  const args = [clip, '--out', out];
  const outcome = await runInProcess(transcode, args, {}, controller.signal);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain('interrupted');
  expect(await readdir(folder)).not.toContain('stopped');
});

test.each<[string, Command, readonly string[], string]>([
  ['score', score, ['/nothing.mp4'], '/nothing.mp4'],
  ['score', score, [], 'one file'],
  ['score', score, ['a', 'b'], 'one file'],
  ['score', score, ['CLIP', '--fast'], "'--fast'"],
  ['score', score, ['CLIP', '--profile', 'mars-1'], 'henan-youke-2019'],
  ['transcode', transcode, ['CLIP'], '--out'],
  ['transcode', transcode, ['/nothing.mp4', '--out', '/tmp/x'], '/nothing.mp4'],
  ['transcode', transcode, ['CLIP', '--out', 'CLIP'], 'cannot make'],
])('%s %# is refused with exit 1 and a sentence', async (_name, command, args, said) => {
  const outcome = await runInProcess(
    command,
    args.map((arg) => (arg === 'CLIP' ? clip : arg)),
  );
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain(said);
});
