import { describe, expect, it } from 'vitest';
import { type Ladder, LESSON_LADDER } from '../../../../config/ladder.ts';
import type { SoundVerdict } from '../../../../transcoder/plan/copy-verdict.ts';
import { judgeCopy } from '../../../../transcoder/plan/judge-copy.ts';
import { planLesson } from '../../../../transcoder/plan/plan-lesson.ts';
import type { PacketScan } from '../../../../transcoder/probe/packet-scan.ts';
import type { Probe, VideoProbe } from '../../../../transcoder/probe/probe.ts';
import { type ScanOptions, scanOf, scanOfPackets } from './scan-of.ts';
import { probeOf } from './video-of.ts';

const BUSY: ScanOptions = { seconds: 300, keyframeBytes: 100_000, interBytes: 18_000 };

function plan(
  video: Partial<VideoProbe> = {},
  scan: PacketScan = scanOf(BUSY),
  given: Readonly<{
    probe?: Partial<Probe>;
    ladder?: Ladder;
    soundCopy?: SoundVerdict;
  }> = {},
) {
  const ladder = given.ladder ?? LESSON_LADDER;
  const probe = probeOf(video, given.probe);
  const copy = judgeCopy(probe, scan, ladder);
  return planLesson(probe, { picture: scan, sound: null }, ladder, {
    copy,
    soundCopy: given.soundCopy ?? null,
  });
}

const names = ({ copied, renditions }: ReturnType<typeof plan>) => ({
  copied: copied?.name ?? null,
  encoded: renditions.map(({ name }) => name),
});

describe('the renditions', () => {
  it('are the source itself and the ladder below it', () => {
    expect(names(plan())).toEqual({ copied: '1080p', encoded: ['720p', '480p', '360p'] });
  });

  it('are the whole ladder where the source is not copied', () => {
    const encoded = ['1080p', '720p', '480p', '360p'];
    expect(names(plan({ codec: 'hevc' }))).toEqual({ copied: null, encoded });
  });

  it('keep the size of a source that is copied, and leave out the rung next to it', () => {
    const size = { width: 1366, height: 768, displayWidth: 1366, displayHeight: 768 };
    const lean = scanOf({ seconds: 300, interBytes: 6000 });
    expect(names(plan(size, lean))).toEqual({ copied: '768p', encoded: ['480p', '360p'] });
    expect(plan(size, lean).copied).toMatchObject({ width: 1366, height: 768, codec: 'h264' });
  });

  it('are one for slides at rest, which cannot get any smaller', () => {
    const still = scanOf({ seconds: 300, keyframeBytes: 8000, interBytes: 20 });
    expect(names(plan({}, still))).toEqual({ copied: '1080p', encoded: [] });
    expect(names(plan({ codec: 'hevc' }, still))).toEqual({ copied: null, encoded: ['1080p'] });
  });

  it('are all there is where the packets foretell nothing', () => {
    expect(names(plan({}, scanOfPackets([]))).encoded).toEqual(['1080p', '720p', '480p', '360p']);
  });

  it('are in AV1 too where that is switched on', () => {
    const ladder = { ...LESSON_LADDER, av1: { preset: 8, crfAbove264: 12 } };
    const planned = plan({}, scanOf(BUSY), { ladder });
    expect(names(planned).encoded).toEqual([
      ...['720p', '480p', '360p'],
      ...['1080p-av1', '720p-av1', '480p-av1', '360p-av1'],
    ]);
    expect(planned.renditions.at(-1)).toEqual({
      ...{ name: '360p-av1', codec: 'av1', width: 640, height: 360 },
      ...{ crf: 37, maxBitrateKbps: 700 },
    });
  });
});

describe('the time', () => {
  it('is cut into chunks of half a minute, each with its place to seek to', () => {
    const { frames, chunks, zeroSeconds } = plan({}, scanOf({ ...BUSY, zeroSeconds: 1.4 }));
    expect([frames, chunks.length, zeroSeconds]).toEqual([7500, 10, 1.4]);
    expect(chunks.slice(0, 2)).toEqual([
      { firstFrame: 0, endFrame: 750, seekSeconds: null },
      { firstFrame: 750, endFrame: 1500, seekSeconds: 31.4 },
    ]);
    expect(chunks.at(-1)?.endFrame).toBe(7500);
  });

  it('has a GOP a segment for still content, copied or not', () => {
    const still = scanOf({ seconds: 300, keyframeBytes: 100_000, interBytes: 1000 });
    for (const codec of ['h264', 'hevc']) {
      const { stillContent, keyframes, segments } = plan({ codec }, still);
      expect(stillContent).toBe(true);
      expect(keyframes).toEqual(segments);
    }
    const busy = plan({ codec: 'hevc' }, scanOf(BUSY), {
      soundCopy: { copied: true, reasons: [] },
    });
    expect([busy.stillContent, busy.keyframes.length, busy.segments.length]).toEqual([
      false,
      150,
      50,
    ]);
  });

  it('counts the frames that are shown, at the rate of the grid', () => {
    const sixty = { framesPerSecond: 60, nominalFrameRate: { numerator: 60, denominator: 1 } };
    expect(plan(sixty, scanOf({ seconds: 10, framesPerSecond: 60 })).frames).toBe(300);
    const slow = { framesPerSecond: 1, nominalFrameRate: { numerator: 1, denominator: 1 } };
    expect(plan(slow, scanOf({ seconds: 10, framesPerSecond: 1 })).frames).toBe(80);
  });

  it('is the probe’s where no packet has one, and at least a frame', () => {
    const none = scanOfPackets([]);
    expect(plan({}, none, { probe: { durationSeconds: 20 } }).frames).toBe(500);
    expect(plan({}, none, { probe: { durationSeconds: 0.001 } }).frames).toBe(1);
  });
});

it('says what was judged', () => {
  const { copyVerdict, soundVerdict, sound } = plan({ codec: 'hevc' }, scanOf(BUSY), {
    soundCopy: { copied: true, reasons: [] },
  });
  expect(copyVerdict.reasons.map(({ code }) => code)).toEqual(['copy.codec']);
  expect(soundVerdict).toEqual({ copied: true, reasons: [] });
  expect(sound?.copied).toBe(true);
  const silent = plan({}, scanOf(BUSY), { probe: { audio: null } });
  expect([silent.sound, silent.soundVerdict]).toEqual([null, null]);
});
