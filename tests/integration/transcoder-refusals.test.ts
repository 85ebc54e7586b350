import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeClip, runFfmpeg } from '../fixtures/make-clip.ts';
import { failureOf, LIMITS, makeFolder, processesNaming, transcode } from './transcoder-fixture.ts';

let tmp: Awaited<ReturnType<typeof makeFolder>>;
const path = (name: string) => join(tmp.path, name);

beforeAll(async () => {
  tmp = await makeFolder();
  await makeClip(path('good.mp4'), { width: 160, height: 120, seconds: 4 });
});
afterAll(() => tmp.remove());

it.each([
  ['a text under another name', 'text.mp4', 'Lesson plan\nPage 1\n'],
  ['an empty file', 'empty.mp4', ''],
  [
    'a playlist that names other files',
    'playlist.mp4',
    '#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n',
  ],
  ['a list of files', 'concat.mp4', 'ffconcat version 1.0\nfile good.mp4\n'],
])('takes %s for no video', async (_, name, content) => {
  await writeFile(path(name), content);
  expect(await failureOf(transcode(path(name)))).toMatchObject({ code: 'not-a-video' });
});

it('takes a still picture for no video', async () => {
  await runFfmpeg(['-i', path('good.mp4'), '-frames:v', '1', path('still.png')]);
  expect(await failureOf(transcode(path('still.png')))).toMatchObject({ code: 'not-a-video' });
});

it('misses the picture in a sound, cover art or not', async () => {
  await runFfmpeg(['-i', path('good.mp4'), '-vn', '-c', 'copy', path('sound.m4a')]);
  await runFfmpeg(['-i', path('good.mp4'), '-frames:v', '1', path('cover.png')]);
  await runFfmpeg([
    ...['-i', path('sound.m4a'), '-i', path('cover.png'), '-map', '0', '-map', '1'],
    ...['-c', 'copy', '-disposition:v', 'attached_pic', path('cover.m4a')],
  ]);
  for (const name of ['sound.m4a', 'cover.m4a']) {
    expect(await failureOf(transcode(path(name)))).toMatchObject({ code: 'no-video-stream' });
  }
});

it('sees that a recording was cut off, wherever its index lies', async () => {
  await runFfmpeg([
    '-i',
    path('good.mp4'),
    '-c',
    'copy',
    '-movflags',
    '+faststart',
    path('front.mp4'),
  ]);
  for (const name of ['good.mp4', 'front.mp4']) {
    const whole = await readFile(path(name));
    const torn = path(`torn-${name}`);
    await writeFile(torn, whole.subarray(0, Math.floor(whole.length * 0.6)));
    expect(await failureOf(transcode(torn))).toMatchObject({ code: 'truncated' });
  }
});

it('sees from what came out that a stream was cut off', async () => {
  const whole = path('whole.mkv');
  await makeClip(whole, { width: 160, height: 120, seconds: 12 });
  const bytes = await readFile(whole);
  await writeFile(path('torn.mkv'), bytes.subarray(0, Math.floor(bytes.length / 2)));
  expect(await failureOf(transcode(path('torn.mkv')))).toMatchObject({ code: 'truncated' });
});

it('refuses a lesson that is longer than allowed', async () => {
  const limits = { ...LIMITS, maxDurationSeconds: 3 };
  expect(await failureOf(transcode(path('good.mp4'), { limits }))).toMatchObject({
    code: 'too-long',
  });
});

it('refuses a file that is too large before it is looked at', async () => {
  await writeFile(path('large.mp4'), Buffer.alloc(2000));
  const limits = { ...LIMITS, maxSourceBytes: 1999 };
  expect(await failureOf(transcode(path('large.mp4'), { limits }))).toMatchObject({
    code: 'too-large',
  });
});

it('ends ffmpeg at once when the lesson is cancelled in the middle', async () => {
  const long = path('long.mp4');
  await makeClip(long, { seconds: 60 });
  const stop = new AbortController();
  const reason = new Error('cancelled by the teacher');
  let during: string[] = [];
  const error = await failureOf(
    transcode(long, {
      signal: stop.signal,
      async onProgress() {
        // Between two steps there is none.
        const found = await processesNaming(`file:${long}`);
        if (found.length === 0 || stop.signal.aborted) return;
        during = found;
        stop.abort(reason);
      },
    }),
  );
  expect(error).toBe(reason);
  expect(during).toHaveLength(1);
  expect(await processesNaming(`file:${long}`)).toEqual([]);
});
