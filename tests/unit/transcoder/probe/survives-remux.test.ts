import { expect, it } from 'vitest';
import type { AudioProbe } from '../../../../transcoder/probe/probe.ts';
import { survivesRemux } from '../../../../transcoder/probe/survives-remux.ts';
import { videoOf } from '../plan/video-of.ts';

const audio = (codec: string): AudioProbe => ({
  ...{ streamIndex: 1, codec, profile: null, sampleRateHz: 48_000, channels: 2 },
  ...{ bitrateKbps: 128, language: null, startSeconds: 0, durationSeconds: null },
});

it.each([
  ['h264', 'aac', true],
  ['mpeg2video', 'mp2', true],
  ['mpeg4', 'pcm_s16le', true],
  ['vp8', null, true],
  ['wmv2', 'wmav2', false],
  ['rawvideo', 'pcm_s16le', false],
  ['rv40', 'aac', false],
])('a copy of %s with %s: %s', (codec, sound, survives) => {
  const source = { video: videoOf({ codec }), audio: sound === null ? null : audio(sound) };
  expect(survivesRemux(source)).toBe(survives);
});
