import { describe, expect, it } from 'vitest';
import { LESSON_LADDER } from '../../../../config/ladder.ts';
import { planMeasuring } from '../../../../transcoder/plan/plan-measuring.ts';
import { probeOf } from './video-of.ts';

const plan = (...given: Parameters<typeof probeOf>) =>
  planMeasuring(probeOf(...given), LESSON_LADDER);

describe('the taps', () => {
  it('see every frame tiny, one a second whole, and a hundred or so for the storyboard', () => {
    const tap = { pixelFormat: 'yuv420p' };
    expect(plan().taps).toEqual({
      motion: { ...tap, width: 64, height: 36, framesPerSecond: 25 },
      still: { ...tap, width: 1920, height: 1080, framesPerSecond: 1 },
      thumbnail: { ...tap, width: 284, height: 160, framesPerSecond: 1 / 23 },
      sound: { sampleRateHz: 48_000, channels: 2 },
    });
  });

  it.each([
    [50, 25, 2, 50],
    [60, 30, 2, 60],
    [120, 30, 2, 60],
    [30, 30, 1, 30],
    [2, 8, 1, 8],
  ])(
    'see %i frames a second as they come, though renditions have %i',
    (source, grid, per, seen) => {
      const nominalFrameRate = { numerator: source, denominator: 1 };
      const { timing, taps } = plan({ nominalFrameRate, framesPerSecond: source });
      expect(timing).toEqual({
        frameRate: { numerator: grid, denominator: 1 },
        motionPerFrame: per,
      });
      expect(taps.motion.framesPerSecond).toBe(seen);
    },
  );

  it('see no more frames than the renditions have where each would have its tones mapped', () => {
    const fast = { nominalFrameRate: { numerator: 60, denominator: 1 }, framesPerSecond: 60 };
    const { timing, picture } = plan({ ...fast, colorTransfer: 'arib-std-b67' });
    expect([picture.toneMap, timing.motionPerFrame]).toEqual([true, 1]);
  });

  it('never look at more than 1080p, and stand upright', () => {
    const { taps } = plan({ displayWidth: 2160, displayHeight: 3840 });
    expect([taps.still.width, taps.still.height]).toEqual([1080, 1920]);
    expect([taps.motion.width, taps.motion.height]).toEqual([36, 64]);
  });

  it('take a thumbnail a second of a short clip, and no more than 120 of a long one', () => {
    expect(plan({}, { durationSeconds: 30 }).taps.thumbnail.framesPerSecond).toBe(1);
    expect(14_400 * plan({}, { durationSeconds: 14_400 }).taps.thumbnail.framesPerSecond).toBe(120);
  });
});

describe('the sound', () => {
  it('is one stereo rendition, taken for Chinese unless the file says otherwise', () => {
    expect(plan().sound).toEqual({
      streamIndex: 1,
      copied: false,
      bitrateKbps: 128,
      sampleRateHz: 48_000,
      channels: 2,
      language: 'zh',
    });
  });

  it('stays one channel where it was one', () => {
    const audio = { ...probeOf().audio!, channels: 1, language: 'en' };
    const { sound, taps } = plan({}, { audio });
    expect(sound).toMatchObject({ channels: 1, bitrateKbps: 64, language: 'en' });
    expect(taps.sound).toEqual({ sampleRateHz: 48_000, channels: 1 });
  });

  it('stays what it is where it is copied', () => {
    const audio = { ...probeOf().audio!, bitrateKbps: 96 };
    expect(planMeasuring(probeOf({}, { audio }), LESSON_LADDER, true).sound).toEqual({
      streamIndex: 1,
      copied: true,
      bitrateKbps: 96,
      sampleRateHz: 44_100,
      channels: 2,
      language: 'zh',
    });
  });

  it('is nothing where there is none', () => {
    const { sound, taps } = plan({}, { audio: null });
    expect([sound, taps.sound]).toEqual([null, null]);
  });
});

describe('the picture', () => {
  it('is left alone where it is as it should be', () => {
    expect(plan().picture).toEqual({
      streamIndex: 0,
      deinterlace: false,
      toneMap: false,
      rotationDegrees: 0,
      matrix: 'bt709',
      convertMatrix: false,
      limitedRange: true,
    });
  });

  it.each([
    ['the source says so', { colorRange: 'pc' }],
    ['its format says so', { pixelFormat: 'yuvj420p', colorRange: null }],
    ['it is RGB', { pixelFormat: 'gbrp', colorRange: null }],
    ['it is HDR, which is mapped', { colorTransfer: 'smpte2084' }],
  ])('is not of limited range where %s', (_, video) => {
    expect(plan(video).picture.limitedRange).toBe(false);
  });

  it('is deinterlaced, and keeps the colours of its 576 lines', () => {
    const { picture } = plan({ scan: 'interlaced', height: 576, displayHeight: 576 });
    expect(picture).toMatchObject({ deinterlace: true, matrix: 'bt470bg', convertMatrix: false });
  });

  it('is tone-mapped where it is HDR', () => {
    for (const colorTransfer of ['smpte2084', 'arib-std-b67']) {
      const { picture } = plan({ colorTransfer, colorMatrix: 'bt2020nc' });
      expect(picture).toMatchObject({ toneMap: true, matrix: 'bt709', convertMatrix: false });
    }
  });

  it('is brought to a matrix that players know', () => {
    expect(plan({ colorMatrix: 'bt2020nc' }).picture).toMatchObject({
      matrix: 'bt709',
      convertMatrix: true,
    });
    expect(plan({ pixelFormat: 'gbrp' }).picture).toMatchObject({
      matrix: 'bt709',
      convertMatrix: true,
    });
  });
});
