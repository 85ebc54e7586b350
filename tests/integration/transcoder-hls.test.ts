import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ladder, LESSON_LADDER } from '../../config/ladder.ts';
import { type FlashAndBeepOptions, makeFlashAndBeep } from '../fixtures/hls/make-flash-and-beep.ts';
import {
  makeNumberedFrames,
  type NumberedFramesOptions,
} from '../fixtures/hls/make-numbered-frames.ts';
import { measureFrames } from '../fixtures/hls/measure-frames.ts';
import { measureLipDrift } from '../fixtures/hls/measure-lip-drift.ts';
import { makeFolder, transcode } from './transcoder-fixture.ts';

/** What viewers see and hear of a lesson: lips in time, and every frame once. */
const LIPS_MS = 40;
/** Blocks of black and white take no bits: here every rendition is wanted all the same. */
const ALL_RUNGS: Ladder = {
  ...LESSON_LADDER,
  saving: {
    ...LESSON_LADDER.saving,
    ...{ leastShare: -1, leastKbps: Number.NEGATIVE_INFINITY },
    mostAgainstSource: Number.POSITIVE_INFINITY,
  },
};
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
    const { folder } = await transcode(source, { ladder: ALL_RUNGS });
    const drifts = await measureLipDrift(source, folder);
    expect(drifts.length).toBeGreaterThanOrEqual(name.startsWith('every') ? 6 : 2);
    expect(drifts.filter(({ worstMs }) => !(worstMs < LIPS_MS))).toEqual([]);
  });
});

/** No source whose keyframes are so far apart can be copied. */
const FAR_KEYFRAMES: NumberedFramesOptions = {
  encode: [
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-bf', '2', '-pix_fmt', 'yuv420p'],
    ...['-g', '350', '-keyint_min', '350', '-sc_threshold', '0', '-c:a', 'aac'],
  ],
};

/** Two renditions do where the container is what matters. */
const SMALL = { width: 854, height: 480 };

/** Sources whose picture is copied, and encoded in several chunks; in containers with and without an index. */
it.each<[name: string, copied: boolean, options: NumberedFramesOptions]>([
  ['copied.mp4', true, {}],
  ['copied.mkv', true, SMALL],
  ['copied.ts', true, SMALL],
  ['encoded.mp4', false, FAR_KEYFRAMES],
  ['encoded.mkv', false, { ...SMALL, ...FAR_KEYFRAMES }],
  ['encoded.ts', false, { ...SMALL, ...FAR_KEYFRAMES }],
  ['encoded.flv', false, { ...SMALL, ...FAR_KEYFRAMES }],
])('shows every frame of %s once, in order, in every rendition', async (name, copied, options) => {
  const source = join(tmp.path, name);
  await makeNumberedFrames(source, 400, options);
  const { folder, report } = await transcode(source, { ladder: ALL_RUNGS });
  expect(report.delivery?.videoCopied).toBe(copied);
  const all = Array.from({ length: 400 }, (_, number) => number);
  const small = options.height === SMALL.height;
  for (const rendition of small ? ['480p', '360p'] : ['720p', '480p', '360p']) {
    const playlist = join(folder, `video-${rendition}`, 'playlist.m3u8');
    expect(await measureFrames(playlist)).toEqual(all);
  }
});
