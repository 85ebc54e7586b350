import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFolderOutput } from '../../transcoder/output/create-folder-output.ts';
import { makeClip, runFfmpeg } from '../fixtures/make-clip.ts';
import { makeFolder, SILENT_LOG, transcode } from './transcoder-fixture.ts';

let tmp: Awaited<ReturnType<typeof makeFolder>>;
const path = (name: string) => join(tmp.path, name);

/** Eight black frames in the middle of a chart, as an editor leaves them. */
const BLACK = "drawbox=c=black:t=fill:enable='between(t,7,7.3)'";
const AFTER_BLACK = 7.32;

beforeAll(async () => {
  tmp = await makeFolder();
});
afterAll(() => tmp.remove());

/** Mean of all channels of some columns of a picture, as a share of its width; 0 to 255. */
async function brightness(picture: Buffer, from: number, to: number): Promise<number> {
  const { width, height } = await sharp(picture).metadata();
  const left = Math.round(from * width);
  const area = { left, top: 0, width: Math.round(to * width) - left, height };
  const { channels } = await sharp(await sharp(picture).extract(area).png().toBuffer()).stats();
  return channels.reduce((sum, { mean }) => sum + mean, 0) / channels.length;
}

it('shows the frames before, in and after a slip side by side, of a phone’s picture upright', async () => {
  const flat = path('flat.mp4');
  await makeClip(flat, { seconds: 14, filters: BLACK });
  const phone = path('phone.mp4');
  await runFfmpeg(['-i', flat, '-c', 'copy', '-metadata:s:v', 'rotate=270', phone]);
  const { folder, report } = await transcode(phone);
  const still = report.stills?.find(({ code }) => code === 'cut.black-frame');
  expect(still).toMatchObject({ startSeconds: 7, atSeconds: [6.96, 7, AFTER_BLACK] });
  const picture = await readFile(join(folder, still!.file));
  const { width, height, format } = await sharp(picture).metadata();
  expect([width, height, format]).toEqual([still!.width, still!.height, 'webp']);
  expect(width).toBeLessThanOrEqual(640);
  // Three upright panels: each is higher than it is wide.
  expect(height).toBeGreaterThan(width / 3);
  expect(await brightness(picture, 0.02, 0.31)).toBeGreaterThan(60);
  expect(await brightness(picture, 0.36, 0.64)).toBeLessThan(12);
  expect(await brightness(picture, 0.69, 0.98)).toBeGreaterThan(60);
});

it('shows a dark stretch by a picture from within it, and a clean lesson by none', async () => {
  const file = path('dark.mp4');
  const dark = "eq=brightness=-0.4:contrast=0.35:enable='between(t,10,22)'";
  await makeClip(file, { seconds: 30, filters: dark });
  const { folder, report } = await transcode(file);
  const still = report.stills?.find(({ code }) => code === 'picture.dark');
  expect(still!.atSeconds[0]).toBeGreaterThan(10);
  expect(still!.atSeconds[0]).toBeLessThan(22);
  const [shown, lit] = await Promise.all(
    [still!.file, 'poster.webp'].map(async (name) =>
      brightness(await readFile(join(folder, name)), 0, 1),
    ),
  );
  expect(shown!).toBeLessThan(0.7 * lit!);
  const clean = path('clean.mp4');
  // The chart in grey: its colours are no classroom's, and count as a cast.
  await makeClip(clean, { seconds: 6, filters: 'hue=s=0' });
  const { report: spotless } = await transcode(clean);
  expect(spotless.stills).toEqual([]);
});

it('loses no lesson over a still that cannot be kept, and says so', async () => {
  const file = path('unlucky.mp4');
  await makeClip(file, { seconds: 14, filters: BLACK });
  const output = createFolderOutput(`${file}.out`);
  const warned: unknown[] = [];
  const { report } = await transcode(file, {
    output: {
      ...output,
      write: async (name, content) => {
        if (name.startsWith('finding-')) throw new Error('the disk is full');
        await output.write(name, content);
      },
    },
    log: { info: SILENT_LOG.info.bind(SILENT_LOG), warn: (what: unknown) => warned.push(what) },
  });
  expect(report.findings.map(({ code }) => code)).toContain('cut.black-frame');
  expect(report.stills).toEqual([]);
  expect(warned.length).toBeGreaterThan(0);
});
