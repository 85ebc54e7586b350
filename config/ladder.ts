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
}>;

export type AudioRung = Readonly<{ bitrateKbps: number; sampleRateHz: number; channels: 2 }>;

export type Ladder = Readonly<{
  video: readonly Rung[];
  audio: AudioRung;
  /** Sources faster than this are halved until they are not. */
  maxFramesPerSecond: number;
  /** Apple's authoring specification, 7.5. */
  segmentSeconds: number;
  /** Keyframe distance; a divisor of segmentSeconds, so that every segment starts with an IDR. */
  gopSeconds: number;
  preset: string;
}>;

/** The ladder of a lesson: caps follow the recording standards' 1–8 Mb/s sources, lowest rung for a 1 Mb/s line. */
export const LESSON_LADDER: Ladder = {
  video: [
    { name: '1080p', height: 1080, crf: 23, maxBitrateKbps: 4500 },
    { name: '720p', height: 720, crf: 23, maxBitrateKbps: 2400 },
    { name: '480p', height: 480, crf: 24, maxBitrateKbps: 1200 },
    { name: '360p', height: 360, crf: 25, maxBitrateKbps: 700 },
  ],
  audio: { bitrateKbps: 128, sampleRateHz: 48_000, channels: 2 },
  maxFramesPerSecond: 30,
  segmentSeconds: 6,
  gopSeconds: 2,
  preset: 'veryfast',
};
