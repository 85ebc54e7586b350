import type { Finding, Report } from '../../../../storage/catalog/report.ts';
import type { ListedFinding } from './finding-order.ts';

/** What the strip says of one moment. */
export type Moment = Readonly<{
  atSeconds: number;
  /** null: silence, or not measured. */
  lufs: number | null;
  /** Points; null: nothing to see. */
  clarity: number | null;
  findings: readonly Finding[];
}>;

/** A finding shorter than this is still said to be at a moment so near it: nobody hits a frame. */
const NEAR_SECONDS = 0.5;

export function momentAt(
  { series }: Pick<Report, 'series'>,
  listed: readonly ListedFinding[],
  atSeconds: number,
): Moment {
  const step = Math.floor(atSeconds / series.everySeconds);
  return {
    atSeconds,
    lufs: series.shortTermLufs[step] ?? null,
    clarity: series.clarity[step] ?? null,
    findings: listed
      .map(({ finding }) => finding)
      .filter(
        ({ startSeconds, endSeconds }) =>
          atSeconds >= startSeconds - NEAR_SECONDS &&
          atSeconds < Math.max(endSeconds, startSeconds + NEAR_SECONDS),
      ),
  };
}
