import type { Bilingual } from '../../storage/catalog/report.ts';

/** Something that keeps a stream from being copied; the code is stable, the sentence for a person. */
export type CopyReason = Readonly<{ code: string; message: Bilingual }>;

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
