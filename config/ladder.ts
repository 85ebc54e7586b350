/** One rung of the bitrate ladder: a video rendition's upper bounds. */
export type Rung = Readonly<{
  /** Names the rendition's folder and is what the quality menu shows. */
  name: string;
  /** Height in square pixels of a landscape picture; a portrait one is held to it by its width. */
  height: number;
  /** x264's constant rate factor: lower is better and larger. */
  crf: number;
  /** Cap of the capped CRF; the encoder's buffer is twice this. */
  maxBitrateKbps: number;
  /** A source of this size is copied up to this average; ten seconds may take twice as much. */
  copyMaxBitrateKbps: number;
}>;

export type AudioRung = Readonly<{ bitrateKbps: number; sampleRateHz: number; channels: 1 | 2 }>;

/** Loudness of the levelled sound: towards a target, as far as peaks allow. */
export type LevelRules = Readonly<{
  targetLufs: number;
  truePeakCeilingDbtp: number;
  /** A smaller correction than this is not worth a rendition. */
  leastGainDb: number;
}>;

/**
 * When a rendition is worth its place below the next higher one; the first two must hold. Slides of 280 kb/s at 1080p
 * keep 720p (170) and 480p (100) so, and lose 360p (70).
 */
export type SavingRules = Readonly<{
  /** Share of the higher one's whole stream, picture and sound, that it must save. */
  leastShare: number;
  leastKbps: number;
  /** For guesses before encoding: bits grow with pixels to the power of this (measured: 0.5 for slides, 1 for film). */
  pixelsExponent: number;
  /** An encoded picture of the source's size takes at most this much of the source's bits. */
  mostAgainstSource: number;
}>;

/**
 * When content is still. Measured at 1080p, 2 → 6 s: slides −53 %, a noisy board −40 %, a teacher moving before one −29 %,
 * film −3 %. From recordings' packets is foretold, in this order: 31 to 56, 12 to 41, 12 to 17, 5 to 8 %.
 */
export type StillRules = Readonly<{
  /** Share of the bits that the longer GOP must be expected to save. */
  leastSaving: number;
}>;

/** The second video codec, by SVT-AV1. */
export type Av1Rules = Readonly<{
  /** 0 to 13: lower is better and slower. */
  preset: number;
  /** SVT-AV1 counts from 0 to 63: this much more than x264's figure looks alike. */
  crfAbove264: number;
}>;

export type Ladder = Readonly<{
  video: readonly Rung[];
  audio: Readonly<{
    /** The source's own sound, where it cannot be copied. */
    original: AudioRung;
    copyMaxBitrateKbps: number;
    /** For lines that bear no picture. */
    low: AudioRung;
    level: LevelRules;
  }>;
  /** Sources faster than this are halved until they are not. */
  maxFramesPerSecond: number;
  /** Apple's authoring specification, 7.5. */
  segmentSeconds: number;
  /** A copied source's keyframes may make segments of up to this. */
  longestSegmentSeconds: number;
  /** Keyframe distance; a divisor of segmentSeconds, so that every segment starts with an IDR. */
  gopSeconds: number;
  /** The same for still content. */
  stillGopSeconds: number;
  /** What one job encodes of a long lesson; of a short one less, so that there are `chunksAtLeast`. */
  chunkSeconds: number;
  chunksAtLeast: number;
  still: StillRules;
  saving: SavingRules;
  /** Of x264. */
  preset: string;
  /**
   * x264's subme. Measured at 480p against the preset's own 2: a step less takes 12 to 31 % off the encoder's CPU for 2 to
   * 9 % more bits that look alike (SSIM −0.0008 to +0.0004); the next faster preset takes as much for 20 to 130 % more.
   */
  subpixelRefinement: number;
  /** null: H.264 only. */
  av1: Av1Rules | null;
}>;

/** The ladder of a lesson: caps follow the recording standards' 1–8 Mb/s sources, lowest rung for a 1 Mb/s line. */
export const LESSON_LADDER: Ladder = {
  video: [
    { name: '1080p', height: 1080, crf: 23, maxBitrateKbps: 4500, copyMaxBitrateKbps: 12_000 },
    { name: '720p', height: 720, crf: 23, maxBitrateKbps: 2400, copyMaxBitrateKbps: 6000 },
    { name: '480p', height: 480, crf: 24, maxBitrateKbps: 1200, copyMaxBitrateKbps: 3000 },
    { name: '360p', height: 360, crf: 25, maxBitrateKbps: 700, copyMaxBitrateKbps: 1500 },
  ],
  audio: {
    original: { bitrateKbps: 128, sampleRateHz: 48_000, channels: 2 },
    copyMaxBitrateKbps: 200,
    low: { bitrateKbps: 48, sampleRateHz: 48_000, channels: 1 },
    level: { targetLufs: -18, truePeakCeilingDbtp: -1, leastGainDb: 1 },
  },
  maxFramesPerSecond: 30,
  segmentSeconds: 6,
  longestSegmentSeconds: 10,
  gopSeconds: 2,
  stillGopSeconds: 6,
  chunkSeconds: 30,
  chunksAtLeast: 8,
  still: { leastSaving: 0.1 },
  saving: { leastShare: 0.2, leastKbps: 50, pixelsExponent: 0.75, mostAgainstSource: 1.5 },
  preset: 'veryfast',
  subpixelRefinement: 1,
  av1: null,
};

/** For installations that switch AV1 on. Measured at 720p: film as alike (SSIM) in 42 % fewer bits, for 2.5 times the CPU. */
export const AV1_RULES: Av1Rules = { preset: 8, crfAbove264: 12 };
