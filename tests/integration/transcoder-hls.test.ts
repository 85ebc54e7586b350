import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FlashAndBeepOptions, makeFlashAndBeep } from '../fixtures/hls/make-flash-and-beep.ts';
import { makeNumberedFrames } from '../fixtures/hls/make-numbered-frames.ts';
import { measureFrames } from '../fixtures/hls/measure-frames.ts';
import { measureLipDrift } from '../fixtures/hls/measure-lip-drift.ts';
import { makeFolder, transcode } from './transcoder-fixture.ts';

/** What viewers see and hear of a lesson: lips in time, and every frame once. */
const LIPS_MS = 40;
let tmp: Awaited<ReturnType<typeof makeFolder>>;

beforeAll(async () => {
  tmp = await makeFolder();
});
afterAll(() => tmp.remove());

describe('lips are in time, from the first flash to the last, with', () => {
  it.each<[name: string, options: FlashAndBeepOptions]>([
    ['every rendition.mp4', { width: 1280, height: 720 }],
    ['sound that comes late.mp4', { soundLateSeconds: 0.3 }],
    ['a picture that starts late.mp4', { pictureLateSeconds: 0.8 }],
    ['a picture that starts late.mkv', { pictureLateSeconds: 0.8 }],
    ['a rate of 29.97.mkv', { frameRate: '30000/1001', seconds: 20 }],
    ['a variable rate.mp4', { frameRate: '30', variable: true }],
  ])('%s', async (name, options) => {
    const source = join(tmp.path, name);
    await makeFlashAndBeep(source, options);
    // A picture of variable rate ends with its last frame, the sound when the recorder stopped.
    const { folder } = await transcode(source, {}, { sameEnd: !options.variable });
    const drifts = await measureLipDrift(source, folder);
    expect(drifts).toHaveLength(name.startsWith('every') ? 3 : 1);
    expect(drifts.filter(({ worstMs }) => !(worstMs < LIPS_MS))).toEqual([]);
  });
});

it('shows every frame once, in order, in every rendition', async () => {
  const source = join(tmp.path, 'numbered.mp4');
  await makeNumberedFrames(source, 400);
  const { folder } = await transcode(source);
  const all = Array.from({ length: 400 }, (_, number) => number);
  for (const rendition of ['720p', '480p', '360p']) {
    const playlist = join(folder, `video-${rendition}`, 'playlist.m3u8');
    expect(await measureFrames(playlist)).toEqual(all);
  }
});
