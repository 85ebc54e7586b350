import type { Plan, RenditionPlan, SoundPlan } from '../../../transcoder/plan/plan.ts';

export const RENDITION_480P: RenditionPlan = {
  ...{ name: '480p', codec: 'h264', width: 854, height: 480 },
  ...{ crf: 24, maxBitrateKbps: 1200 },
};
export const RENDITION_360P: RenditionPlan = {
  ...{ name: '360p', codec: 'h264', width: 640, height: 360 },
  ...{ crf: 25, maxBitrateKbps: 700 },
};

export const STEREO: SoundPlan = {
  ...{ streamIndex: 1, copied: false, bitrateKbps: 128 },
  ...{ sampleRateHz: 48_000, channels: 2, language: 'zh' },
};

const PICTURE: Plan['picture'] = {
  ...{ streamIndex: 0, deinterlace: false, toneMap: false, rotationDegrees: 0 },
  ...{ matrix: 'smpte170m', convertMatrix: false, limitedRange: false },
};

type Given = Partial<Omit<Plan, 'picture'>> & { picture?: Partial<Plan['picture']> };

/** Fifteen seconds of NTSC at 480 lines in two chunks, all of it encoded, but for what is given. */
export function planOf({ picture, ...given }: Given = {}): Plan {
  const tap = { pixelFormat: 'yuv420p' } as const;
  return {
    zeroSeconds: 0,
    picture: { ...PICTURE, ...picture },
    timing: { frameRate: { numerator: 30_000, denominator: 1001 }, motionPerFrame: 1 },
    frames: 450,
    keyframes: [0, 60, 120, 180, 240, 300, 360, 420],
    segments: [0, 180, 360],
    chunks: [
      { firstFrame: 0, endFrame: 180, seekSeconds: null },
      { firstFrame: 180, endFrame: 450, seekSeconds: 5.5 },
    ],
    copied: null,
    copyVerdict: { copied: false, reasons: [], keyframes: [] },
    renditions: [RENDITION_480P, RENDITION_360P],
    sound: STEREO,
    soundVerdict: { copied: false, reasons: [] },
    stillContent: false,
    taps: {
      motion: { ...tap, width: 64, height: 36, framesPerSecond: 30_000 / 1001 },
      still: { ...tap, width: 854, height: 480, framesPerSecond: 1 },
      thumbnail: { ...tap, width: 284, height: 160, framesPerSecond: 1 / 3 },
      sound: { sampleRateHz: 48_000, channels: 2 },
    },
    ...given,
  };
}
