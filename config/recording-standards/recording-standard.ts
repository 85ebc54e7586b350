/** One figure of a recording standard, with where it comes from. */
export type StandardRule = Readonly<{
  /** What is looked at; the judge knows how to measure each of these. */
  rule:
    | 'source.duration'
    | 'source.size'
    | 'source.container'
    | 'video.codec'
    | 'video.width'
    | 'video.height'
    | 'video.aspect'
    | 'video.frame-rate'
    | 'video.bitrate'
    | 'video.scan'
    | 'audio.present'
    | 'audio.codec'
    | 'audio.sample-rate'
    | 'audio.channels'
    | 'audio.bitrate'
    | 'audio.true-peak'
    | 'audio.snr'
    | 'cuts.cameras';
  min?: number;
  max?: number;
  oneOf?: readonly string[];
  unit: string;
  /** Share by which a measured value may miss the bound, where the figure is an encoder's setting and not a measurement. */
  tolerance?: number;
  /** The document and, where known, the clause. */
  source: string;
  /** Said when the figure was transcribed from a sibling document or needs a reading. */
  remark?: string;
}>;

/** A region's technical standard for recordings in one year. Profiles are data: never edited, only superseded. */
export type RecordingStandard = Readonly<{
  name: string;
  title: Readonly<{ zh: string; en: string }>;
  year: number;
  rules: readonly StandardRule[];
}>;
