import { expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { judgeSoundCopy } from '../../../../transcoder/plan/judge-sound-copy.ts';
import type { AudioProbe } from '../../../../transcoder/probe/probe.ts';
import { scanOfPackets } from './scan-of.ts';
import { probeOf } from './video-of.ts';

/** The picture lasts as long as a thousand packets do. */
const PACKETS = 1000;
const picture = { ...scanOfPackets([]), endSeconds: ((PACKETS - 1) * 1024) / 44_100 };

/** Where packets of 1024 samples at 44.1 kHz start, the first of them priming. */
const packets = ({ gapAfter = PACKETS, gapSeconds = 0, lateSeconds = 0, count = PACKETS } = {}) =>
  Array.from(
    { length: count },
    (_, at) => ((at - 1) * 1024) / 44_100 + lateSeconds + (at > gapAfter ? gapSeconds : 0),
  );

const judge = (given: Partial<AudioProbe>, packetSeconds = packets()) => {
  const probe = probeOf({}, { audio: { ...probeOf().audio!, ...given } });
  const sound = {
    ...scanOfPackets(packetSeconds.map((pts) => ({ pts, key: true, bytes: 300 }))),
    endSeconds: (packetSeconds.at(-1) ?? 0) + 1024 / 44_100,
  };
  return judgeSoundCopy(probe, { picture, sound }, LESSON_LADDER)!;
};

it.each<[string, Partial<AudioProbe>, number[]]>([
  ['AAC-LC', {}, packets()],
  ['a bitrate that nobody states', { bitrateKbps: 0 }, packets()],
  ['a start within what nobody notices', {}, packets({ lateSeconds: 0.06 })],
  ['an end a little before the picture’s', {}, packets({ count: PACKETS - 2 })],
  ['an end after the picture’s', {}, packets({ count: PACKETS + 50 })],
])('%s is copied', (_, given, packetSeconds) => {
  expect(judge(given, packetSeconds)).toEqual({ copied: true, reasons: [] });
});

it('one microphone at 48 kHz is copied', () => {
  const given = { channels: 1, sampleRateHz: 48_000, bitrateKbps: 64 };
  const times = Array.from({ length: 1200 }, (_, at) => (at * 1024) / 48_000);
  expect(judge(given, times)).toEqual({ copied: true, reasons: [] });
});

it.each<[string, Partial<AudioProbe>, number[], string[]]>([
  ['MP3', { codec: 'mp3', profile: null }, packets(), ['copy.sound-codec']],
  ['HE-AAC', { profile: 'HE-AAC' }, packets(), ['copy.sound-codec']],
  ['5.1', { channels: 6 }, packets(), ['copy.sound-channels']],
  [
    '32 kHz',
    { sampleRateHz: 32_000 },
    Array.from({ length: 1000 }, (_, at) => (at * 1024) / 32_000),
    ['copy.sound-rate'],
  ],
  ['more bits than speech needs', { bitrateKbps: 320 }, packets(), ['copy.sound-bitrate']],
  ['a late start', {}, packets({ lateSeconds: 0.5 }), ['copy.sound-starts-late']],
  ['an end before the picture’s', {}, packets({ count: PACKETS - 4 }), ['copy.sound-gaps']],
  ['a hole', {}, packets({ gapAfter: 500, gapSeconds: 0.1 }), ['copy.sound-gaps']],
  [
    'an overlap',
    {},
    packets({ gapAfter: 500, gapSeconds: -0.1, count: PACKETS + 10 }),
    ['copy.sound-gaps'],
  ],
  [
    'no sense at all',
    { codec: '', channels: Number.NaN, sampleRateHz: 0, bitrateKbps: Number.NaN },
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

it('a packet without a time is not copied', () => {
  const times = packets().map((pts, at) => (at === 500 ? Number.NaN : pts));
  expect(judge({}, times).reasons.map(({ code }) => code)).toEqual(['copy.sound-gaps']);
});

it('is no question where there is none', () => {
  expect(judgeSoundCopy({ audio: null }, { picture, sound: null }, LESSON_LADDER)).toBeNull();
});
