import type { Finding } from '../../../../storage/catalog/report.ts';
import { isThroughout } from '../timeline/finding-order.ts';

/** Where to look: a few moments, or the whole lesson. */
export type AdviceMoments = Readonly<{
  throughout: boolean;
  shown: readonly Finding[];
  /** How many more there are. */
  more: number;
}>;

const MOST = 4;

/** The gravest and longest of an advice's findings, in the order of the lesson. */
export function adviceMoments(
  findings: readonly Finding[],
  durationSeconds: number,
): AdviceMoments {
  const moments = findings.filter((finding) => !isThroughout(finding, durationSeconds));
  const shown = [...moments]
    .sort((a, b) => rank(a) - rank(b) || lengthOf(b) - lengthOf(a))
    .slice(0, MOST)
    .sort((a, b) => a.startSeconds - b.startSeconds);
  return {
    throughout: moments.length < findings.length,
    shown,
    more: moments.length - shown.length,
  };
}

function rank({ severity }: Finding): number {
  return ['fault', 'warning', 'note'].indexOf(severity);
}

function lengthOf({ startSeconds, endSeconds }: Finding): number {
  return endSeconds - startSeconds;
}
