import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { judgeSoundCopy } from '../../../../transcoder/plan/judge-sound-copy.ts';
import type { AudioProbe } from '../../../../transcoder/probe/probe.ts';
import { scanOfPackets } from './scan-of.ts';
import { probeOf } from './video-of.ts';

const judge = (given: Partial<AudioProbe>, packetSeconds: readonly number[] | null = null) => {
  const probe = probeOf({}, { audio: { ...probeOf().audio!, ...given } });
  const packets = packetSeconds?.map((pts) => ({ pts, key: true, bytes: 300 }));
  return judgeSoundCopy(probe, LESSON_LADDER, packets ? scanOfPackets(packets) : null)!;
};

/** Where packets of 1024 samples at 44.1 kHz start. */
const packets = (gapAfter = Number.POSITIVE_INFINITY, gapSeconds = 0) =>
  Array.from(
    { length: 1000 },
    (_, at) => ((at - 1) * 1024) / 44_100 + (at > gapAfter ? gapSeconds : 0),
  );

it.each<[string, Partial<AudioProbe>, number[] | null]>([
  ['AAC-LC', {}, null],
  ['one microphone at 48 kHz', { channels: 1, sampleRateHz: 48_000, bitrateKbps: 64 }, null],
  ['a bitrate that nobody states', { bitrateKbps: 0 }, null],
  ['a length that nobody states', { durationSeconds: null }, null],
  ['a start within what nobody notices', { startSeconds: 0.035 }, null],
  ['an end a little before the picture’s', { durationSeconds: 2699.6 }, null],
  ['packets one after the other, the first of them priming', {}, packets()],
])('%s is copied', (_, given, packetSeconds) => {
  expect(judge(given, packetSeconds)).toEqual({ copied: true, reasons: [] });
});

it.each<[string, Partial<AudioProbe>, number[] | null, string[]]>([
  ['MP3', { codec: 'mp3', profile: null }, null, ['copy.sound-codec']],
  ['HE-AAC', { profile: 'HE-AAC' }, null, ['copy.sound-codec']],
  ['5.1', { channels: 6 }, null, ['copy.sound-channels']],
  ['32 kHz', { sampleRateHz: 32_000 }, null, ['copy.sound-rate']],
  ['more bits than speech needs', { bitrateKbps: 320 }, null, ['copy.sound-bitrate']],
  [
    'a late start',
    { startSeconds: 0.5, durationSeconds: 2699.5 },
    null,
    ['copy.sound-starts-late'],
  ],
  ['an early start', { startSeconds: -0.06 }, null, ['copy.sound-starts-late']],
  ['an end long before the picture’s', { durationSeconds: 2600 }, null, ['copy.sound-gaps']],
  ['a hole', {}, packets(500, 0.1), ['copy.sound-gaps']],
  ['an overlap', {}, packets(500, -0.1), ['copy.sound-gaps']],
  ['a packet without a time', {}, packets(500, Number.NaN), ['copy.sound-gaps']],
  [
    'no sense at all',
    {
      codec: '',
      channels: Number.NaN,
      sampleRateHz: 0,
      bitrateKbps: Number.NaN,
      startSeconds: Number.NaN,
      durationSeconds: Number.NaN,
    },
    [],
    [
      'copy.sound-codec',
      'copy.sound-channels',
      'copy.sound-rate',
      'copy.sound-bitrate',
      'copy.sound-starts-late',
      'copy.sound-gaps',
    ],
  ],
])('%s is not copied', (_, given, packetSeconds, expected) => {
  const { copied, reasons } = judge(given, packetSeconds);
  expect(reasons.map(({ code }) => code)).toEqual(expected);
  expect(copied).toBe(false);
});

it('is no question where there is none', () => {
  expect(judgeSoundCopy(probeOf({}, { audio: null }), LESSON_LADDER)).toBeNull();
});
