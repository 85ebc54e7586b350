import type { Finding, FindingCode } from '../../../storage/catalog/report.ts';

/** More of one kind than this is a list that nobody reads; the worst are kept. */
const MAX_PER_CODE = 20;
const RANK = { fault: 0, warning: 1, note: 2 } as const;

/** In order of time, times to the millisecond, of each code at most the 20 gravest and longest. */
export function arrangeFindings(findings: readonly Finding[]): Finding[] {
  const byCode = new Map<FindingCode, Finding[]>();
  for (const finding of findings) {
    const group = byCode.get(finding.code);
    if (group === undefined) byCode.set(finding.code, [finding]);
    else group.push(finding);
  }
  return [...byCode.values()]
    .flatMap((group) => group.sort(byGravity).slice(0, MAX_PER_CODE))
    .map((finding) => ({
      ...finding,
      startSeconds: round(finding.startSeconds, 3),
      endSeconds: round(finding.endSeconds, 3),
      measured: round(finding.measured, 2),
    }))
    .sort(
      (a, b) =>
        a.startSeconds - b.startSeconds ||
        RANK[a.severity] - RANK[b.severity] ||
        a.code.localeCompare(b.code),
    );
}

function byGravity(a: Finding, b: Finding): number {
  const length = ({ startSeconds, endSeconds }: Finding) => endSeconds - startSeconds;
  return RANK[a.severity] - RANK[b.severity] || length(b) - length(a);
}

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
