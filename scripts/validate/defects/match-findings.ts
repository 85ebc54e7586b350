import type { Finding } from '../../../storage/catalog/report.ts';
import type { Truth } from './injection.ts';

/** A finding may lie so far from what was done; cuts are points in time. */
const NEAR_SECONDS = 0.5;

export type Matched = Readonly<{
  recalled: readonly Truth[];
  missed: readonly Truth[];
  /** Findings of something injected or of what follows from it. */
  right: readonly Finding[];
  wrong: readonly Finding[];
}>;

/**
 * Truths against findings: a truth is recalled by a finding of its code that overlaps it or is within half a second; a
 * finding is right when it does so with a truth or with something that is true as well.
 */
export function matchFindings(
  truths: readonly Truth[],
  also: readonly Truth[],
  findings: readonly Finding[],
): Matched {
  const recalled = truths.filter((truth) => findings.some((finding) => meet(finding, truth)));
  const right = findings.filter((finding) =>
    [...truths, ...also].some((truth) => meet(finding, truth)),
  );
  return {
    recalled,
    missed: truths.filter((truth) => !recalled.includes(truth)),
    right,
    wrong: findings.filter((finding) => !right.includes(finding)),
  };
}

function meet(finding: Finding, truth: Truth): boolean {
  return (
    finding.code === truth.code &&
    finding.startSeconds <= truth.endSeconds + NEAR_SECONDS &&
    finding.endSeconds >= truth.startSeconds - NEAR_SECONDS
  );
}
