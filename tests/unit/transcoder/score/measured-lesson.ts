import type { Probe } from '../../../../transcoder/probe/probe.ts';
import type { AudioMeasured, Measured } from '../../../../transcoder/score/measured.ts';

/** A minute of a good lesson: nothing to find, nothing to take off. */
export const GOOD_AUDIO: AudioMeasured = {
  loudness: {
    durationSeconds: 60,
    integratedLufs: -20,
    loudnessRangeLu: 5,
    maxMomentaryLufs: -14,
    maxShortTermLufs: -17,
    shortTermLufs: Array.from({ length: 60 }, () => -20),
    secondLufs: Array.from({ length: 60 }, () => -20),
  },
  level: {
    snrDb: 45,
    noiseFloorDbfs: -60,
    secondSnrDb: Array.from({ length: 60 }, () => 45),
    secondNoiseDbfs: Array.from({ length: 60 }, () => -65),
    steadyNoise: Array.from({ length: 60 }, () => true),
    silences: [],
    silentShare: 0.02,
  },
  truePeakDbtp: -3,
  clipped: [],
  channels: { oneSided: [], inverted: [] },
  hum: [],
  levelSteps: [],
  clicks: [],
  gaps: [],
};

export const GOOD_LESSON: Measured = {
  audio: GOOD_AUDIO,
  clarity: {
    stills: Array.from({ length: 60 }, (_, atSeconds) => ({
      atSeconds,
      edgeWidth: 1.1,
      edgePixels: 1.1,
      overshoot: 0.01,
      structure: 0.3,
      noise: 0.3,
      colourNoise: 0.2,
      blocks: 1,
      faintBlocks: 1,
      harshBlocks: 0,
      blackLevel: 20,
      middleLevel: 110,
      lightLevel: 180,
      whiteLevel: 226,
      peakLevel: 230,
      cast: { strength: 0.01, blue: -0.6, red: 0.8 },
      clippedShare: 0.01,
    })),
    stillness: {
      durationSeconds: 60,
      black: [],
      frozen: [],
      camera: Array.from({ length: 60 }, () => true),
    },
    steadiness: { everySeconds: 0.5, jitterShare: Array.from({ length: 120 }, () => 0.0004) },
  },
  cuts: {
    durationSeconds: 60,
    framesPerSecond: 25,
    boundaries: [
      { atSeconds: 20, kind: 'cut' },
      { atSeconds: 41.24, kind: 'dissolve' },
    ],
    flashFrames: [],
    blackFrames: [],
    jumpCuts: [],
    colourSteps: [],
    stalls: [],
  },
  timing: {
    frameSeconds: 0.04,
    steadyShare: 1,
    gaps: [],
    pictureSeconds: 60,
    sound: { startsSeconds: 0, endsSeconds: 0.01, durationSeconds: 60.01, packetSeconds: 0.0213 },
  },
  bestStill: null,
};

export const PROBE: Probe = {
  container: 'mov,mp4,m4a,3gp,3g2,mj2',
  durationSeconds: 60,
  statesDuration: true,
  sizeBytes: 30_000_000,
  startSeconds: 0,
  containerStartSeconds: 0,
  video: {
    streamIndex: 0,
    startSeconds: 0,
    codec: 'h264',
    profile: 'High',
    level: 40,
    pixelFormat: 'yuv420p',
    bitDepth: 8,
    width: 1920,
    height: 1080,
    displayWidth: 1920,
    displayHeight: 1080,
    rotationDegrees: 0,
    framesPerSecond: 25,
    nominalFrameRate: { numerator: 25, denominator: 1 },
    bitrateKbps: 3900,
    reorders: true,
    scan: 'progressive',
    colorTransfer: null,
    colorMatrix: null,
    colorPrimaries: null,
    colorRange: null,
  },
  audio: {
    streamIndex: 1,
    startSeconds: 0,
    durationSeconds: 60,
    codec: 'aac',
    profile: 'LC',
    sampleRateHz: 48_000,
    channels: 2,
    bitrateKbps: 128,
    language: null,
  },
};

/** The good lesson with another sound. */
export function withAudio(change: Partial<AudioMeasured>): Measured {
  return { ...GOOD_LESSON, audio: { ...GOOD_AUDIO, ...change } };
}

/** The good lesson at another loudness throughout. */
export function atLoudness(lufs: number): Measured {
  const seconds = Array.from({ length: 60 }, () => lufs);
  return withAudio({
    loudness: {
      ...GOOD_AUDIO.loudness,
      integratedLufs: lufs,
      shortTermLufs: seconds,
      secondLufs: seconds,
    },
  });
}
