import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { melodyArgv } from '../../scripts/sample/melody-argv.ts';
import { renderSample } from '../../scripts/sample/render-sample.ts';
import { runFfmpeg, runFfprobe } from '../fixtures/make-clip.ts';

type Probed = {
  streams: { codec_name: string; width?: number; height?: number; r_frame_rate: string }[];
  format: { duration: string };
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-drawn-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function probe(file: string): Promise<Probed> {
  return (await runFfprobe(['-show_streams', '-show_format', file])) as Probed;
}

test('the sample lesson is forty seconds of 720p25 with sound', async () => {
  const { streams, format } = await probe(await renderSample(folder));
  expect(streams[0]).toMatchObject({
    codec_name: 'h264',
    width: 1280,
    height: 720,
    r_frame_rate: '25/1',
  });
  expect(streams[1]?.codec_name).toBe('aac');
  expect(Number(format.duration)).toBeCloseTo(40, 1);
});

test('where nothing can speak, a tune plays for as long as was to be said', async () => {
  const file = join(folder, 'tune.wav');
  await runFfmpeg(melodyArgv(3, file));
  const { format } = await probe(file);
  expect(Number(format.duration)).toBeCloseTo(3, 2);
});
