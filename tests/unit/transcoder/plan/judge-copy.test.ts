import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { judgeCopy } from '../../../../transcoder/plan/judge-copy.ts';
import type { PacketScan } from '../../../../transcoder/probe/packet-scan.ts';
import type { VideoProbe } from '../../../../transcoder/probe/probe.ts';
import { type Packet, type ScanOptions, scanOf, scanOfPackets } from './scan-of.ts';
import { probeOf } from './video-of.ts';

const judge = (video: Partial<VideoProbe> = {}, scan: ScanOptions | PacketScan = {}) =>
  judgeCopy(probeOf(video), 'packets' in scan ? scan : scanOf(scan), LESSON_LADDER);
const codes = (...given: Parameters<typeof judge>) =>
  judge(...given).reasons.map(({ code }) => code);

describe('a picture that is copied', () => {
  it('brings its keyframes, in frames', () => {
    const { copied, reasons, keyframes } = judge();
    expect({ copied, reasons }).toEqual({ copied: true, reasons: [] });
    expect(keyframes).toEqual(Array.from({ length: 15 }, (_, at) => at * 50));
  });

  it.each<[string, Partial<VideoProbe>, ScanOptions]>([
    ['a phone’s Constrained Baseline', { profile: 'Constrained Baseline' }, {}],
    ['Main profile', { profile: 'Main' }, {}],
    ['a file that does not state its level', { level: null }, {}],
    [
      'BT.601 colours',
      {
        colorMatrix: 'smpte170m',
        colorPrimaries: 'bt470bg',
        colorTransfer: 'smpte170m',
        colorRange: 'tv',
      },
      {},
    ],
    [
      'a portrait picture',
      { width: 1080, height: 1920, displayWidth: 1080, displayHeight: 1920 },
      {},
    ],
    ['a picture without frames in another order', { reorders: false }, { change: inShownOrder }],
    ['a keyframe every ten seconds', {}, { gopFrames: 250 }],
    ['nothing but keyframes', { reorders: false }, { gopFrames: 1, keyframeBytes: 20_000 }],
    ['hardly any bits', {}, { keyframeBytes: 900, interBytes: 20 }],
    [
      'times in whole milliseconds at 29.97',
      ntsc(),
      { framesPerSecond: 30_000 / 1001, change: toMilliseconds },
    ],
    ['jitter of a third of a frame', {}, { change: jitter(0.33 / 25) }],
    ['a start within half a frame', {}, { change: later(0.019) }],
    ['a first half second at many times the rate', {}, { change: inflate(0, 12, 100_000) }],
  ])('may have %s', (_, video, scan) => {
    expect(codes(video, scan)).toEqual([]);
  });
});

it.each<[string, Partial<VideoProbe>, ScanOptions | PacketScan, string[]]>([
  ['another codec', { codec: 'hevc', profile: 'Main' }, {}, ['copy.codec']],
  ['Baseline that may use what nobody decodes', { profile: 'Baseline' }, {}, ['copy.profile']],
  ['an unknown profile', { profile: null }, {}, ['copy.profile']],
  [
    'ten bits',
    { profile: 'High 10', pixelFormat: 'yuv420p10le', bitDepth: 10 },
    {},
    ['copy.profile', 'copy.pixel-format'],
  ],
  ['4:2:2', { pixelFormat: 'yuv422p' }, {}, ['copy.pixel-format']],
  ['a level beyond tablets', { level: 52 }, {}, ['copy.level']],
  ['full range by its pixel format', { pixelFormat: 'yuvj420p' }, {}, ['copy.colour-range']],
  ['full range by its flag', { colorRange: 'pc' }, {}, ['copy.colour-range']],
  ['a matrix that the rungs are converted from', { colorMatrix: 'bt2020nc' }, {}, ['copy.colours']],
  ['HDR', { colorTransfer: 'smpte2084' }, {}, ['copy.colours']],
  ['a wide gamut', { colorPrimaries: 'smpte432' }, {}, ['copy.colours']],
  ['fields', { scan: 'interlaced' }, {}, ['copy.interlaced']],
  [
    'a turned picture',
    { rotationDegrees: 90, displayWidth: 1080, displayHeight: 1920 },
    {},
    ['copy.rotated'],
  ],
  ['oblong pixels', { width: 1440 }, {}, ['copy.pixel-aspect']],
  ['an odd size', { height: 1079, displayHeight: 1079 }, {}, ['copy.odd-size']],
  [
    '4K',
    { width: 3840, height: 2160, displayWidth: 3840, displayHeight: 2160 },
    {},
    ['copy.too-large'],
  ],
  ['a picture wider than H.264 goes', { width: 5000, displayWidth: 5000 }, {}, ['copy.too-large']],
  [
    '60 frames a second',
    rate(60),
    { framesPerSecond: 60 },
    ['copy.frame-rate-high', 'copy.frame-rate-varies'],
  ],
  [
    'a frame a second',
    { ...rate(1), reorders: false },
    { framesPerSecond: 1, gopFrames: 2 },
    ['copy.frame-rate-low', 'copy.frame-rate-varies'],
  ],
  [
    'a missing frame',
    {},
    { change: (packets) => packets.toSpliced(99, 1) },
    ['copy.frame-rate-varies'],
  ],
  [
    'a doubled frame',
    {},
    { change: (packets) => packets.toSpliced(99, 0, packets[98]!) },
    ['copy.frame-rate-varies'],
  ],
  [
    'a frame out of step by more than half',
    {},
    { change: move(99, 0.6 / 25) },
    ['copy.frame-rate-varies'],
  ],
  ['a clock that is not the stated one', {}, { framesPerSecond: 24.9 }, ['copy.frame-rate-varies']],
  ['a frame without a time', {}, { change: move(99, Number.NaN) }, ['copy.timestamps']],
  ['no packets', {}, scanOfPackets([]), ['copy.timestamps']],
  ['made-up times', { reorders: true }, { change: inShownOrder }, ['copy.timestamps']],
  ['frames hidden by an edit list', {}, { ...scanOf(), hidden: 12 }, ['copy.edit-list']],
  ['a late start', {}, { change: later(0.5) }, ['copy.starts-late']],
  ['no keyframe to start with', {}, { change: unmark(0) }, ['copy.starts-without-keyframe']],
  [
    'a frame behind a keyframe that is shown before it',
    {},
    { change: swapTimes(50, 51) },
    ['copy.open-gop'],
  ],
  ['twelve seconds between keyframes', {}, { gopFrames: 300 }, ['copy.keyframes-far']],
  ['one keyframe for all', {}, { gopFrames: 10_000 }, ['copy.keyframes-far']],
  [
    'no keyframe at all',
    {},
    { gopFrames: 10_000, change: unmark(0) },
    ['copy.starts-without-keyframe', 'copy.keyframes-far'],
  ],
  ['too many bits', {}, { interBytes: 70_000 }, ['copy.bitrate-high']],
  [
    'too many bits for 720p',
    { width: 1280, height: 720, displayWidth: 1280, displayHeight: 720 },
    { interBytes: 35_000 },
    ['copy.bitrate-high'],
  ],
  [
    'ten seconds of far too many',
    {},
    { interBytes: 1000, change: inflate(300, 550, 121_000) },
    ['copy.bitrate-peak'],
  ],
])('%s is not copied', (_, video, scan, expected) => {
  const verdict = judge(video, scan);
  expect(verdict.reasons.map(({ code }) => code)).toEqual(expected);
  expect(verdict).toMatchObject({ copied: false, keyframes: [] });
});

it('says why, in both languages and with figures', () => {
  expect(judge({}, { gopFrames: 300 }).reasons).toEqual([
    {
      code: 'copy.keyframes-far',
      message: {
        zh: '画面有 12 秒才有一个关键帧的地方，最多允许 10 秒。',
        en: 'In places there are 12 s from one keyframe to the next; 10 s are allowed.',
      },
    },
  ]);
  const [gap] = judge({}, { change: (packets) => packets.toSpliced(99, 1) }).reasons;
  expect(gap?.message.en).toContain('at 3.96 s a frame is missing');
});

it('finds every fault at once', () => {
  const video = { codec: 'mpeg4', scan: 'interlaced', pixelFormat: 'yuv411p' } as const;
  expect(codes(video, { gopFrames: 300, interBytes: 90_000 })).toEqual([
    ...['copy.codec', 'copy.pixel-format', 'copy.interlaced'],
    ...['copy.keyframes-far', 'copy.bitrate-high'],
  ]);
});

it('does not stumble over a probe that makes no sense', () => {
  const odd = {
    ...{ codec: '', profile: null, level: Number.NaN, pixelFormat: '', bitDepth: 0 },
    ...{ width: 0, height: 0, displayWidth: 0, displayHeight: 0 },
    ...{ framesPerSecond: Number.NaN, nominalFrameRate: null, bitrateKbps: Number.NaN },
  };
  for (const scan of [scanOf(), scanOfPackets([]), scanOf({ change: later(Number.NaN) })]) {
    expect(judge(odd, scan).copied).toBe(false);
  }
});

function rate(framesPerSecond: number): Partial<VideoProbe> {
  return { framesPerSecond, nominalFrameRate: { numerator: framesPerSecond, denominator: 1 } };
}

function ntsc(): Partial<VideoProbe> {
  const nominalFrameRate = { numerator: 30_000, denominator: 1001 };
  return { framesPerSecond: 30_000 / 1001, nominalFrameRate };
}

function inShownOrder(packets: Packet[]): Packet[] {
  return packets.toSorted((a, b) => a.pts - b.pts);
}

function toMilliseconds(packets: Packet[]): Packet[] {
  return packets.map((packet) => ({ ...packet, pts: Math.round(packet.pts * 1000) / 1000 }));
}

function jitter(seconds: number) {
  return (packets: Packet[]) =>
    packets.map((packet, at) => ({ ...packet, pts: packet.pts + (at % 3 === 1 ? seconds : 0) }));
}

function later(seconds: number) {
  return (packets: Packet[]) => packets.map((packet) => ({ ...packet, pts: packet.pts + seconds }));
}

function move(index: number, seconds: number) {
  return (packets: Packet[]) =>
    packets.map((packet, at) => (at === index ? { ...packet, pts: packet.pts + seconds } : packet));
}

function unmark(index: number) {
  return (packets: Packet[]) =>
    packets.map((packet, at) => (at === index ? { ...packet, key: false } : packet));
}

function swapTimes(a: number, b: number) {
  return (packets: Packet[]) =>
    packets.map((packet, at) => {
      if (at !== a && at !== b) return packet;
      return { ...packet, pts: packets[at === a ? b : a]!.pts };
    });
}

function inflate(from: number, to: number, bytes: number) {
  return (packets: Packet[]) =>
    packets.map((packet, at) => (at >= from && at < to ? { ...packet, bytes } : packet));
}

it.each([
  ['no sound', 0, []],
  ['a sound that ends with it', 30.02, []],
  ['a sound that ends a moment later', 30.4, []],
  ['a sound that goes on', 40, ['copy.ends-early']],
])('judges a picture beside %s by what would be lost of that', (_, soundEndSeconds, expected) => {
  const { reasons } = judgeCopy(probeOf(), scanOf(), LESSON_LADDER, soundEndSeconds);
  expect(reasons.map(({ code }) => code)).toEqual(expected);
});
