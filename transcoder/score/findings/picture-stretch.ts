import type { Span, StillMeasured } from '../measured.ts';
import { percentile } from '../percentile.ts';
import { mergeSeconds } from './merge-seconds.ts';

/** A fault that shows in the stills: what is read of each, from where on it is one, and for how long at least. */
export type PictureFault = Readonly<{
  /** null: this still says nothing of it. */
  measure: (still: StillMeasured) => number | null;
  isFault: (value: number) => boolean;
  minSeconds: number;
}>;

/** Nothing can be told of a frame darker than this. */
const LIT_LEVEL = 40;
/** A still is judged with its neighbours, so that one sharp or soft moment neither makes nor breaks a stretch. */
const AROUND = 1;

/**
 * The stretches in which a fault shows, each with the middle of what was measured; shorter lessons are faulty as a whole or
 * not at all.
 */
export function pictureStretches(
  stills: readonly StillMeasured[],
  durationSeconds: number,
  { measure, isFault, minSeconds }: PictureFault,
): readonly Readonly<{ span: Span; value: number }>[] {
  const values = stills.map((still) => (still.whiteLevel >= LIT_LEVEL ? measure(still) : null));
  const verdicts = values.map((value, second) => {
    const around = middle(values.slice(Math.max(0, second - AROUND), second + AROUND + 1));
    return value === null || around === null ? null : isFault(around);
  });
  const minimum = Math.min(minSeconds, Math.max(1, stills.length));
  return mergeSeconds(verdicts, { minimum, bridge: 1 }).flatMap((span) => {
    const value = middle(values.slice(span.startSeconds, Math.ceil(span.endSeconds)));
    if (value === null || !isFault(value)) return [];
    return [{ span: { ...span, endSeconds: Math.min(span.endSeconds, durationSeconds) }, value }];
  });
}

function middle(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  return known.length === 0 ? null : percentile(known, 0.5);
}
