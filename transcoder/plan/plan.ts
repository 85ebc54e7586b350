import type { Rational } from '../probe/probe.ts';
import type { Taps } from '../score/taps.ts';
import type { CopyVerdict, SoundVerdict } from './copy-verdict.ts';

/** All that will be made of a source, before any of it is made. Times are frames on one constant grid, 0 = the lesson's zero. */
export type Plan = Readonly<{
  /** The lesson's zero on the clock of the source that is read: what seeks are relative to. */
  zeroSeconds: number;
  picture: PicturePlan;
  timing: TimingPlan;
  /** How many there are on the grid. */
  frames: number;
  /** Where every rendition's GOPs start: ascending, first 0. */
  keyframes: readonly number[];
  /** Where segments start: some of the keyframes, first 0. */
  segments: readonly number[];
  /** Cut where segments start; together the whole lesson. */
  chunks: readonly Chunk[];
  /** The top rendition where the source's own stream is it; not among `renditions`. */
  copied: RenditionPlan | null;
  copyVerdict: CopyVerdict;
  /** To be encoded, largest first. */
  renditions: readonly RenditionPlan[];
  /** null: the source has no sound. */
  sound: SoundPlan | null;
  soundVerdict: SoundVerdict | null;
  /** Slides or a board, so that GOPs are as long as segments. */
  stillContent: boolean;
  taps: Taps;
}>;

/** What one job encodes. */
export type Chunk = Readonly<{
  firstFrame: number;
  /** The first frame that is not in it. */
  endFrame: number;
  /** Where to seek to, on the source's own clock; null: read from the start. */
  seekSeconds: number | null;
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
  /** Whether the source says that its range is what comes out; what says nothing is YUV and meant so. */
  limitedRange: boolean;
}>;

export type TimingPlan = Readonly<{
  frameRate: Rational;
  /** How many frames of the motion tap there are to one of the grid: of 50 and 60 a second every one is looked at. */
  motionPerFrame: number;
}>;

export type RenditionPlan = Readonly<{
  /** Names the folder (`video-720p`, `video-720p-av1`). */
  name: string;
  codec: 'h264' | 'av1';
  /** Even, square pixels. */
  width: number;
  height: number;
  crf: number;
  maxBitrateKbps: number;
}>;

/** The original sound: `copied` as it is, else encoded to the rest. */
export type SoundPlan = Readonly<{
  streamIndex: number;
  copied: boolean;
  bitrateKbps: number;
  sampleRateHz: number;
  channels: 1 | 2;
  /** BCP 47. */
  language: string;
}>;

export function framesPerSecond({ numerator, denominator }: Rational): number {
  return numerator / denominator;
}
