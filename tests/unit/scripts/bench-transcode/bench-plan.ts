import type { Plan } from '../../../../transcoder/plan/plan.ts';

/** Two renditions and a sound, in what the baselines read of a plan. */
export const BENCH_PLAN = {
  zeroSeconds: 0,
  picture: {
    ...{ streamIndex: 0, deinterlace: false, toneMap: false, rotationDegrees: 0 },
    ...{ matrix: 'bt709', convertMatrix: false, limitedRange: false },
  },
  timing: { frameRate: { numerator: 25, denominator: 1 }, motionPerFrame: 1 },
  frames: 500,
  keyframes: [0, 50, 100, 150, 200, 250, 300, 350, 400, 450],
  segments: [0, 150, 300, 450],
  renditions: [
    { name: '480p', codec: 'h264', width: 854, height: 480, crf: 24, maxBitrateKbps: 1200 },
    { name: '360p', codec: 'h264', width: 640, height: 360, crf: 25, maxBitrateKbps: 700 },
  ],
  sound: {
    ...{ streamIndex: 1, copied: false, bitrateKbps: 128, sampleRateHz: 48_000, channels: 2 },
    language: 'zh',
  },
  taps: {
    motion: { pixelFormat: 'yuv420p', width: 64, height: 36, framesPerSecond: 25 },
    still: { pixelFormat: 'yuv420p', width: 854, height: 480, framesPerSecond: 1 },
    thumbnail: { pixelFormat: 'yuv420p', width: 284, height: 160, framesPerSecond: 1 },
    sound: { sampleRateHz: 48_000, channels: 2 },
  },
} as const satisfies Partial<Plan> as unknown as Plan;
