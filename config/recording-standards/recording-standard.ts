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
    | 'video.frame-size'
    | 'titles.opening'
    | 'titles.closing'
    | 'captions.file'
    | 'cuts.cameras'
    // Kept where nothing of the kind is found: 'no'.
    | 'audio.hum'
    | 'audio.swelling'
    | 'audio.distorted'
    | 'sync.lost'
    | 'picture.shaking'
    | 'picture.colour-cast'
    | 'picture.enlarged'
    | 'cuts.unstable'
    | 'cuts.rough'
    | 'cuts.colour-jump';
  min?: number;
  max?: number;
  oneOf?: readonly string[];
  unit: string;
  /** Share by which a measured value may miss the bound, where the figure is an encoder's setting and not a measurement. */
  tolerance?: number;
  /** The document and, where known, the clause. */
  source: string;
  /** Said when the figure was transcribed from a sibling document, conflicts with one, or needs a reading. */
  remark?: Readonly<{ zh: string; en: string }>;
}>;

/**
 * A technical standard for recordings. Profiles are data: never edited once released, only superseded by one of the
 * same name and the next version, beside which it stays in its file: a report that names both can be understood for ever.
 */
export type RecordingStandard = Readonly<{
  name: string;
  /** From 1. */
  version: number;
  title: Readonly<{ zh: string; en: string }>;
  /** null: the document at hand bears none. */
  year: number | null;
  rules: readonly StandardRule[];
}>;
