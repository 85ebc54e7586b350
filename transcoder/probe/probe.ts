/** A fraction as the file gives it: 30000/1001 and the like; both parts whole and above 0. */
export type Rational = Readonly<{ numerator: number; denominator: number }>;

/** What ffprobe says of a source, in our own words. */
export type Probe = Readonly<{
  container: string;
  durationSeconds: number;
  /** Whether the file says so itself; else its packets were measured. */
  statesDuration: boolean;
  sizeBytes: number;
  /** The lesson's zero on the file's own clock: where its first stream starts, or the picture right after it. */
  startSeconds: number;
  /** Where the first of its streams starts, likewise. */
  containerStartSeconds: number;
  video: VideoProbe;
  audio: AudioProbe | null;
}>;

export type VideoProbe = Readonly<{
  /** Index among the file's streams, for `-map 0:N`. */
  streamIndex: number;
  /** On the file's own clock. */
  startSeconds: number;
  codec: string;
  profile: string | null;
  /** As H.264 counts them, 40 for 4.0; null where the file does not say. */
  level: number | null;
  pixelFormat: string;
  bitDepth: number;
  /** Coded size, before rotation and pixel aspect. */
  width: number;
  height: number;
  /** Size as shown: square pixels, rotation applied. */
  displayWidth: number;
  displayHeight: number;
  /** Clockwise turn that makes the picture upright. */
  rotationDegrees: 0 | 90 | 180 | 270;
  /** The average over the file. */
  framesPerSecond: number;
  /** The rate the timestamps sit on; null where the file gives none. Equals the average only at a constant rate. */
  nominalFrameRate: Rational | null;
  bitrateKbps: number;
  /** Whether frames are decoded in another order than they are shown in. */
  reorders: boolean;
  scan: 'progressive' | 'interlaced';
  /** As ffprobe names it, or null where the file does not say. */
  colorTransfer: string | null;
  /** YUV matrix as ffprobe names it ('bt709', 'smpte170m', …), or null where the file does not say. */
  colorMatrix: string | null;
  colorPrimaries: string | null;
  /** 'tv', 'pc' or null. */
  colorRange: string | null;
}>;

export type AudioProbe = Readonly<{
  streamIndex: number;
  /** On the file's own clock. */
  startSeconds: number;
  /** As the file says; null where it does not. */
  durationSeconds: number | null;
  codec: string;
  profile: string | null;
  sampleRateHz: number;
  channels: number;
  bitrateKbps: number;
  /** BCP 47 ('zh', 'en', …), or null where the file does not say. */
  language: string | null;
}>;
