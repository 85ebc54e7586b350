/** What ffprobe says of a source, in our own words. */
export type Probe = Readonly<{
  container: string;
  durationSeconds: number;
  sizeBytes: number;
  video: VideoProbe;
  audio: AudioProbe | null;
}>;

export type VideoProbe = Readonly<{
  /** Index among the file's streams, for `-map 0:N`. */
  streamIndex: number;
  codec: string;
  profile: string | null;
  pixelFormat: string;
  bitDepth: number;
  /** Coded size, before rotation and pixel aspect. */
  width: number;
  height: number;
  /** Size as shown: square pixels, rotation applied. */
  displayWidth: number;
  displayHeight: number;
  rotationDegrees: 0 | 90 | 180 | 270;
  framesPerSecond: number;
  bitrateKbps: number;
  scan: 'progressive' | 'interlaced';
  /** As ffprobe names it, or null where the file does not say. */
  colorTransfer: string | null;
}>;

export type AudioProbe = Readonly<{
  streamIndex: number;
  codec: string;
  sampleRateHz: number;
  channels: number;
  bitrateKbps: number;
}>;
