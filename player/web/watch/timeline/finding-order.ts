import type { Finding } from '../../../../storage/catalog/report.ts';

/** A finding with its place in the list, which is in the order of the lesson. */
export type ListedFinding = Readonly<{ number: number; finding: Finding }>;

/** Findings as they come in the lesson; what starts together, the longer first. */
export function orderFindings(findings: readonly Finding[]): readonly ListedFinding[] {
  return [...findings]
    .sort((a, b) => a.startSeconds - b.startSeconds || b.endSeconds - a.endSeconds)
    .map((finding, number) => ({ number, finding }));
}

/** Just before a finding's start counts as being there: a seek lands on a frame, not on the number. */
const SLACK_SECONDS = 0.5;

/** The finding that starts next after a moment, or the one before it; null at either end. */
export function neighbouringFinding(
  listed: readonly ListedFinding[],
  atSeconds: number,
  direction: 'next' | 'previous',
): ListedFinding | null {
  if (direction === 'next') {
    return listed.find(({ finding }) => finding.startSeconds > atSeconds + SLACK_SECONDS) ?? null;
  }
  // A second press within the first moments of a finding leads to the one before it.
  const before = atSeconds - 2;
  return listed.findLast(({ finding }) => finding.startSeconds < before) ?? null;
}

/** Whether a finding holds for (nearly) all of the lesson, so that no moment stands for it. */
export function isThroughout(finding: Finding, durationSeconds: number): boolean {
  return finding.endSeconds - finding.startSeconds >= 0.95 * durationSeconds;
}
