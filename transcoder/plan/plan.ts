import type { Rational } from '../probe/probe.ts';
import type { Taps } from '../score/taps.ts';

/** One decode, and everything that comes out of it. */
export type Plan = Readonly<{
  picture: PicturePlan;
  timing: TimingPlan;
  /** Largest first. */
  renditions: readonly RenditionPlan[];
  /** null: the source has no sound. */
  sound: SoundPlan | null;
  taps: Taps;
}>;

/** How the decoded picture becomes upright, progressive, 8-bit 4:2:0 with square pixels. */
export type PicturePlan = Readonly<{
  streamIndex: number;
  deinterlace: boolean;
  /** High dynamic range is brought down to what every screen shows. */
  toneMap: boolean;
  rotationDegrees: 0 | 90 | 180 | 270;
  /** YUV matrix of what comes out; `convert` when the source has another one. */
  matrix: 'bt709' | 'smpte170m' | 'bt470bg';
  convertMatrix: boolean;
}>;

/** Keyframes and segments in whole frames, so that they fall on the same instants in every rendition. */
export type TimingPlan = Readonly<{
  frameRate: Rational;
  gopFrames: number;
  /** A multiple of gopFrames. */
  segmentFrames: number;
}>;

export type RenditionPlan = Readonly<{
  /** Names the folder (`video-720p`) and is shown in the quality menu. */
  name: string;
  /** Even, square pixels. */
  width: number;
  height: number;
  crf: number;
  maxBitrateKbps: number;
}>;

export type SoundPlan = Readonly<{
  streamIndex: number;
  bitrateKbps: number;
  sampleRateHz: number;
  channels: 1 | 2;
  /** BCP 47. */
  language: string;
}>;

export function framesPerSecond({ numerator, denominator }: Rational): number {
  return numerator / denominator;
}

/** Length of every segment but the last. */
export function segmentSeconds({ frameRate, segmentFrames }: TimingPlan): number {
  return (segmentFrames * frameRate.denominator) / frameRate.numerator;
}
