import type { Bilingual } from '../../storage/catalog/report.ts';

/** Something that keeps a stream from being copied; the code is stable, the sentence for a person. */
export type CopyReason = Readonly<{ code: CopyReasonCode; message: Bilingual }>;

export type CopyReasonCode =
  | 'copy.not-as-declared'
  | 'copy.codec'
  | 'copy.profile'
  | 'copy.level'
  | 'copy.pixel-format'
  | 'copy.colour-range'
  | 'copy.colours'
  | 'copy.interlaced'
  | 'copy.rotated'
  | 'copy.pixel-aspect'
  | 'copy.odd-size'
  | 'copy.too-large'
  | 'copy.frame-rate-high'
  | 'copy.frame-rate-low'
  | 'copy.frame-rate-varies'
  | 'copy.timestamps'
  | 'copy.edit-list'
  | 'copy.starts-late'
  | 'copy.ends-early'
  | 'copy.starts-without-keyframe'
  | 'copy.open-gop'
  | 'copy.keyframes-far'
  | 'copy.bitrate-high'
  | 'copy.bitrate-peak'
  | 'copy.sound-codec'
  | 'copy.sound-channels'
  | 'copy.sound-rate'
  | 'copy.sound-bitrate'
  | 'copy.sound-starts-late'
  | 'copy.sound-gaps';

/** Whether the source's picture is taken as it is, and why not. */
export type CopyVerdict = Readonly<{
  copied: boolean;
  /** Empty when copied. */
  reasons: readonly CopyReason[];
  /** Grid frames of the source's keyframes, ascending, first 0; empty unless copied. */
  keyframes: readonly number[];
}>;

/** The same for the sound. */
export type SoundVerdict = Readonly<{ copied: boolean; reasons: readonly CopyReason[] }>;
