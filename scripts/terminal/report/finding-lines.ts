import type { Finding, FindingCode, Severity } from '../../../storage/catalog/report.ts';
import { formatTimestamp } from '../format-timestamp.ts';
import { alignColumns } from '../pad-cells.ts';
import type { Paint, Tone } from '../paint.ts';
import { wrapCells } from '../wrap-cells.ts';
import { showNumber } from './show-number.ts';

const RANK: Readonly<Record<Severity, number>> = { fault: 0, warning: 1, note: 2 };
const WORDS: Readonly<Record<Severity, string>> = {
  fault: '严重 fault',
  warning: '提醒 warning',
  note: '说明 note',
};
const TONES: Readonly<Record<Severity, Tone>> = { fault: 'bad', warning: 'fair', note: 'faint' };

/** Of one code more moments than these are counted, not listed. */
const MOST_MOMENTS = 6;
const MESSAGE_CELLS = 94;

/** Findings by kind, the gravest kind first; of each kind the worst one's words, and where they all are. */
export function findingLines(findings: readonly Finding[], paint: Paint): readonly string[] {
  const byCode = new Map<FindingCode, Finding[]>();
  for (const finding of [...findings].sort(byGravity)) {
    byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding]);
  }
  const groups = [...byCode.values()].map((group) => describeGroup(group, paint));
  if (groups.length === 0) return [paint('good', '没有发现问题 · nothing was found')];
  return groups.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function describeGroup(group: readonly Finding[], paint: Paint): readonly string[] {
  const worst = group[0]!;
  const { code, severity, message } = worst;
  const moments = group.slice(0, MOST_MOMENTS).sort((a, b) => a.startSeconds - b.startSeconds);
  const more = group.length - moments.length;
  const times = group.length === 1 ? '' : `  × ${group.length}`;
  return [
    `${paint(TONES[severity], WORDS[severity])}  ${code}${times}`,
    ...[...wrapCells(message.zh, MESSAGE_CELLS), ...wrapCells(message.en, MESSAGE_CELLS)].map(
      indent,
    ),
    ...alignColumns(moments.map((finding) => describeMoment(finding))).map(indent),
    ...(more === 0 ? [] : [indent(paint('faint', `还有 ${more} 处 · ${more} more`))]),
  ];
}

function describeMoment(finding: Finding): readonly string[] {
  const { severity, measured, limit, unit } = finding;
  const from = formatTimestamp(finding.startSeconds);
  const to = formatTimestamp(finding.endSeconds);
  const figures = `${showNumber(measured)} ${unit}`.trimEnd();
  return [
    from === to ? from : `${from} – ${to}`,
    WORDS[severity],
    figures,
    `界限 limit ${showNumber(limit)}`,
  ];
}

function byGravity(a: Finding, b: Finding): number {
  const length = ({ startSeconds, endSeconds }: Finding) => endSeconds - startSeconds;
  return RANK[a.severity] - RANK[b.severity] || length(b) - length(a);
}

function indent(line: string): string {
  return `  ${line}`;
}
