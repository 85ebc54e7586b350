import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBox, inText } from '../fixtures/hls/broken/break-output.ts';
import { makeFlashAndBeep } from '../fixtures/hls/make-flash-and-beep.ts';
import { makeNumberedFrames } from '../fixtures/hls/make-numbered-frames.ts';
import { measureFrames } from '../fixtures/hls/measure-frames.ts';
import { measureLipDrift } from '../fixtures/hls/measure-lip-drift.ts';
import { measureLipSync } from '../fixtures/hls/measure-lip-sync.ts';
import { readFragments } from '../fixtures/hls/read-fragments.ts';
import { readInit } from '../fixtures/hls/read-init.ts';
import { makeClip, runFfmpeg, runFfprobe } from '../fixtures/make-clip.ts';
import { makeFolder, transcode } from './transcoder-fixture.ts';

/** The measures themselves, on what is known. */
let tmp: Awaited<ReturnType<typeof makeFolder>>;
const path = (name: string) => join(tmp.path, name);

beforeAll(async () => {
  tmp = await makeFolder();
});
afterAll(() => tmp.remove());

it.each([-0.2, 0, 0.04, 0.3])('hears a beep %f s after its flash', async (late) => {
  const file = path(`late${late}.mkv`);
  const sound = late < 0 ? { pictureLateSeconds: -late } : { soundLateSeconds: late };
  await makeFlashAndBeep(file, { ...sound, encode: ['-c:v', 'ffv1', '-c:a', 'pcm_s16le'] });
  const flashes = await measureLipSync(file, file);
  expect(flashes.map(({ seconds }) => seconds)).toEqual([1, 3, 5, 7, 9]);
  for (const { soundLateMs } of flashes) {
    expect(Math.abs(soundLateMs - Math.max(0, late) * 1000)).toBeLessThan(1);
  }
});

it('sees lips go out of time where only an edit list moved the picture', async () => {
  const source = path('lips.mp4');
  // Keyframes too far apart to be copied: what is encoded has pictures out of order, and so an edit list.
  await makeFlashAndBeep(source, {
    encode: [...['-c:v', 'libx264', '-g', '999', '-pix_fmt', 'yuv420p'], ...['-c:a', 'aac']],
  });
  const { folder } = await transcode(source);
  const [before] = await measureLipDrift(source, folder);
  expect(before?.worstMs).toBeLessThan(2);
  // Half a second of the 10 000 ticks; the picture is seen so much earlier.
  const early = (elst: Buffer) => elst.writeInt32BE(elst.readInt32BE(16) + 5000, 16);
  await inBox('video-360p/init.mp4', 'elst', early)(folder);
  const [after] = await measureLipDrift(source, folder);
  expect(Math.abs(after!.worstMs - 500)).toBeLessThan(2);
});

it('does not go on without a beep that got lost', async () => {
  const file = path('lost.mp4');
  await makeFlashAndBeep(file);
  const short = path('short.mp4');
  await runFfmpeg(['-i', file, '-t', '8', '-c', 'copy', short]);
  await expect(measureLipSync(file, short)).rejects.toThrow('flashes at 1,3,5,7,9 but beeps at');
});

it('tells which frames are missing, doubled or mixed', async () => {
  const source = path('numbered.mp4');
  await makeNumberedFrames(source, 60, { width: 640, height: 360 });
  const numbers = Array.from({ length: 60 }, (_, number) => number);
  expect(await measureFrames(source)).toEqual(numbers);
  const spoilt = path('spoilt.mp4');
  const filters = "loop=loop=1:size=1:start=20,select='not(eq(n,7))',setpts=N/FRAME_RATE/TB";
  await runFfmpeg(['-i', source, '-vf', filters, '-an', spoilt]);
  const expected = numbers.filter((number) => number !== 7);
  expected.splice(expected.indexOf(19), 0, 19);
  expect(await measureFrames(spoilt)).toEqual(expected);
  const mixed = path('mixed.mp4');
  await runFfmpeg(['-i', source, '-vf', 'tmix=frames=2', '-an', mixed]);
  expect(new Set((await measureFrames(mixed)).slice(1))).toEqual(new Set([null]));
});

it('sees a hole between two segments', async () => {
  const source = path('hole.mp4');
  await makeNumberedFrames(source, 350, { width: 640, height: 360 });
  const { folder } = await transcode(source);
  await inText('video-360p/playlist.m3u8', /#EXTINF.*\n00001.*\n/, '')(folder);
  const found = await measureFrames(join(folder, 'video-360p/playlist.m3u8'));
  expect(found.slice(148, 152)).toEqual([148, 149, 300, 301]);
});

it('reads AV1 as ffprobe does', async () => {
  const [clip, folder] = [path('clip.mp4'), path('av1')];
  await mkdir(folder);
  await makeClip(clip, { width: 320, height: 180, seconds: 3, sound: 'none' });
  await runFfmpeg([
    ...['-i', clip, '-c:v', 'libsvtav1', '-preset', '12', '-g', '25', '-svtav1-params', 'scd=0'],
    ...['-f', 'hls', '-hls_segment_type', 'fmp4', '-hls_time', '10', join(folder, 'all.m3u8')],
  ]);
  const init = readInit(await readFile(join(folder, 'init.mp4')));
  expect(init.entry).toMatchObject({
    kind: 'av1',
    codec: 'av01.0.00M.08',
    width: 320,
    height: 180,
  });
  const fragments = readFragments(await readFile(join(folder, 'all0.m4s')), init);
  const { packets } = (await runFfprobe(['-show_packets', join(folder, 'all.m3u8')])) as {
    packets: { flags: string }[];
  };
  const samples = fragments.flatMap((fragment) => fragment.samples);
  const keyframes = packets.map(({ flags }) => flags.startsWith('K'));
  expect(keyframes.filter(Boolean)).toHaveLength(3);
  expect(samples.map((sample) => sample.startsDecoding)).toEqual(keyframes);
  expect(samples.map((sample) => sample.sync)).toEqual(keyframes);
});
