/**
 * What the one decode hands to the measures, beside the renditions. Raw planar frames, no headers:
 * a yuv420p frame is Y (width × height), then U and V (width/2 × height/2 each), 8 bits, limited range.
 */
export type PictureTap = Readonly<{
  pixelFormat: 'yuv420p';
  /** Even, in square pixels. */
  width: number;
  height: number;
  framesPerSecond: number;
}>;

/** Interleaved 32-bit little-endian floats, full scale 1.0. */
export type SoundTap = Readonly<{ sampleRateHz: 48_000; channels: 1 | 2 }>;

export type Taps = Readonly<{
  /** Every frame of the lesson at the source's rate (60 a second at most), tiny (64×36 or so): cuts, flashes, black, frozen. */
  motion: PictureTap;
  /** One frame a second at the source's size (at most 1920×1080): sharpness, exposure, poster. */
  still: PictureTap;
  /** A few colour thumbnails over the lesson: the storyboard. */
  thumbnail: PictureTap;
  sound: SoundTap | null;
}>;

/** Takes the frames of one picture tap in order. The buffer is only valid during the call. */
export interface FrameMeter<Result> {
  frame(bytes: Uint8Array, atSeconds: number): void;
  /** Called once, after the last frame. */
  result(): Result;
}

/** Takes the samples of the sound tap in order: one array a channel, all equally long, valid during the call only. */
export interface SoundMeter<Result> {
  samples(channels: readonly Float32Array[]): void;
  result(): Result;
}

/** Where the tool runner pours the taps' bytes. */
export interface TapSink {
  motion(bytes: Uint8Array, atSeconds: number): void;
  still(bytes: Uint8Array, atSeconds: number): void;
  thumbnail(bytes: Uint8Array, atSeconds: number): void;
  sound(channels: readonly Float32Array[]): void;
}
