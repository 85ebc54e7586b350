import type { Scores } from './lesson.ts';

/** A sentence for a person, in both languages. */
export type Bilingual = Readonly<{ zh: string; en: string }>;

export type FindingCode =
  | 'picture.blurred'
  | 'picture.dark'
  | 'picture.overexposed'
  | 'picture.noisy'
  | 'picture.blocky'
  | 'picture.upscaled'
  | 'picture.colour-cast'
  | 'picture.shaky'
  | 'picture.black'
  | 'picture.frozen'
  | 'audio.missing'
  | 'audio.too-quiet'
  | 'audio.too-loud'
  | 'audio.clipped'
  | 'audio.silent'
  | 'audio.noisy'
  | 'audio.hum'
  | 'audio.one-sided'
  | 'audio.out-of-phase'
  | 'audio.level-jump'
  | 'cut.flash-frame'
  | 'cut.black-frame'
  | 'cut.jump-cut'
  | 'cut.colour-jump'
  | 'cut.audio-pop'
  | 'cut.too-frequent'
  | 'timing.dropped-frames'
  | 'timing.audio-drift';

export type Severity = 'fault' | 'warning' | 'note';

/** Something that can be heard or seen, where, by how much, and what to do about it. */
export type Finding = Readonly<{
  code: FindingCode;
  severity: Severity;
  startSeconds: number;
  endSeconds: number;
  measured: number;
  limit: number;
  unit: string;
  message: Bilingual;
}>;

export type BoundaryKind = 'cut' | 'dissolve' | 'fade';

/** atSeconds: the first frame of the new shot; of a gradual one, its middle. */
export type ShotBoundary = Readonly<{ atSeconds: number; kind: BoundaryKind }>;

export type SourceFacts = Readonly<{
  durationSeconds: number;
  sizeBytes: number;
  container: string;
  video: Readonly<{
    codec: string;
    width: number;
    height: number;
    framesPerSecond: number;
    bitrateKbps: number;
    scan: 'progressive' | 'interlaced';
  }>;
  audio: Readonly<{
    codec: string;
    sampleRateHz: number;
    channels: number;
    bitrateKbps: number;
  }> | null;
}>;

export type AudioMeasures = Readonly<{
  integratedLufs: number | null;
  loudnessRangeLu: number | null;
  truePeakDbtp: number | null;
  maxShortTermLufs: number | null;
  snrDb: number | null;
  /** Share of the lesson, 0 to 1, without any sound. */
  silentShare: number | null;
}> &
  Readonly<Record<string, number | null>>;

export type CutMeasures = Readonly<{
  shotCount: number;
  cutsPerMinute: number;
  boundaries: readonly ShotBoundary[];
}>;

/** A clause of the recording standard, and whether the source keeps it. */
export type StandardVerdict = Readonly<{
  rule: string;
  required: string;
  measured: number | string | null;
  /** null: this clause cannot be judged on this source. */
  ok: boolean | null;
  /** The document that the figure stands in; reports of before it was told lack it. */
  source?: string;
  /** How the figure is read, and why, where that needs saying. */
  remark?: Bilingual;
}>;

/** What one thing cost a score. 0 points: it was looked at, and nothing was lost. */
export type Cost = Readonly<{
  name: string;
  /** To two decimals. */
  points: number;
  message: Bilingual;
}>;

/** How the overall score comes from the three. */
export type OverallSum = Readonly<{
  /** The overall score before it is rounded: the lesser of the next two. */
  points: number;
  weightedMean: number;
  /** The most that the lowest of the three allows. */
  ceiling: number;
  message: Bilingual;
}>;

/**
 * Where the scores come from: 100 less the sum of a list's points is that score before it is rounded. The dearest
 * first. null where there is no score.
 */
export type ScoreCosts = Readonly<{
  clarity: readonly Cost[] | null;
  audio: readonly Cost[] | null;
  cuts: readonly Cost[] | null;
  overall: OverallSum | null;
}>;

/** Which rules a report was made by. */
export type ScorerFacts = Readonly<{
  /** Grows with every change of what a measure is worth or when a finding is made. */
  version: number;
  /** Of the measures that were scored. */
  measuresVersion: number;
  /** A digest of every figure in use, 12 hexadecimal digits: equal only where all of them are. */
  constants: string;
}>;

/** One rendition that reviewers may be given; without width and height: sound. */
export type DeliveredRendition = Readonly<{
  name: string;
  width: number | null;
  height: number | null;
  /** RFC 6381. */
  codec: string;
  averageKbps: number;
  peakKbps: number;
}>;

/** What became of the source: which of its streams were copied, or why they were not. */
export type DeliveryReport = Readonly<{
  videoCopied: boolean;
  videoReasons: readonly Readonly<{ code: string; message: Bilingual }>[];
  soundCopied: boolean;
  soundReasons: readonly Readonly<{ code: string; message: Bilingual }>[];
  renditions: readonly DeliveredRendition[];
}>;

/** What a finding looks like: one frame, or the frames around a cut side by side. */
export type FindingStill = Readonly<{
  /** Which finding it belongs to: the first of this code that starts then. */
  code: FindingCode;
  startSeconds: number;
  /** The frames from left to right; of a longer stretch, one from its middle half. */
  atSeconds: readonly number[];
  /** Beside master.m3u8 and under the same signed URL: resolve it against `masterUrl`. */
  file: string;
  width: number;
  height: number;
}>;

/**
 * What was measured of a lesson and what it means; fixed by the contract, fields may be added. Those that may be left
 * out are missing in reports of before they were told.
 */
export type Report = Readonly<{
  version: 1;
  /** Name of the recording standard in `standard`; with its version and title. */
  profile: string;
  profileVersion?: number;
  profileTitle?: Bilingual;
  scorer?: ScorerFacts;
  costs?: ScoreCosts;
  /** ISO 8601, UTC; left out where the report is as the transcode made it. */
  rescoredAt?: string;
  /** Username of who had it scored anew, or `youke rescore`. */
  rescoredBy?: string;
  source: SourceFacts;
  scores: Scores;
  measures: Readonly<{
    clarity: Readonly<Record<string, number | null>>;
    audio: AudioMeasures;
    cuts: CutMeasures;
  }>;
  series: Readonly<{
    everySeconds: number;
    clarity: readonly (number | null)[];
    shortTermLufs: readonly (number | null)[];
  }>;
  findings: readonly Finding[];
  standard: readonly StandardVerdict[];
  /** Left out where a file was only scored. */
  delivery?: DeliveryReport;
  /** Of the worst findings that can be seen, worst first. Left out where a file was only scored. */
  stills?: readonly FindingStill[];
}>;
