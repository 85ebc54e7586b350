import type { Finding, Report, Severity } from '../../storage/catalog/report.ts';
import { formatBytes } from './format-bytes.ts';
import { formatTimestamp } from './format-timestamp.ts';
import { alignColumns } from './pad-cells.ts';

/** A report for a person at a terminal, in both languages, ending in a line break. */
export function formatReport(report: Report): string {
  const sections = [
    ['来源 · Source', ...describeSource(report)],
    ['评分（满分 100）· Scores (of 100)', ...alignColumns(scoreRows(report))],
    ['测量 · Measures', ...alignColumns(measureRows(report))],
    [`问题 · Findings: ${report.findings.length}`, ...report.findings.flatMap(describeFinding)],
    [`录制标准 · Recording standard: ${report.profile}`, ...alignColumns(standardRows(report))],
  ];
  return sections.map(([title, ...lines]) => [title, ...indent(lines), ''].join('\n')).join('\n');
}

function describeSource({ source }: Report): readonly string[] {
  const { video, audio } = source;
  const rate = `${round(video.framesPerSecond)} fps`;
  return [
    `${formatTimestamp(source.durationSeconds)}  ${formatBytes(source.sizeBytes)}  ${source.container}`,
    `${video.codec} ${video.width}×${video.height} ${rate} ${round(video.bitrateKbps)} kbps ${video.scan}`,
    audio === null
      ? '没有声音 · no sound'
      : `${audio.codec} ${audio.sampleRateHz} Hz × ${audio.channels} ${round(audio.bitrateKbps)} kbps`,
  ];
}

function scoreRows({ scores }: Report): readonly (readonly string[])[] {
  return [
    ['清晰度 · clarity', bar(scores.clarity)],
    ['声音 · audio', bar(scores.audio)],
    ['镜头衔接 · cuts', bar(scores.cuts)],
    ['总分 · overall', bar(scores.overall)],
  ];
}

function bar(score: number | null): string {
  if (score === null) return '无法测量 · cannot be measured';
  return `${String(Math.round(score)).padStart(3)}  ${'#'.repeat(Math.round(score / 5))}`;
}

function measureRows({ measures }: Report): readonly (readonly string[])[] {
  const { clarity, audio, cuts } = measures;
  return [
    ...Object.entries(clarity).map(([name, value]) => [`clarity.${name}`, show(value)]),
    ...Object.entries(audio).map(([name, value]) => [`audio.${name}`, show(value)]),
    ['cuts.shotCount', show(cuts.shotCount)],
    ['cuts.cutsPerMinute', show(cuts.cutsPerMinute)],
  ];
}

const SEVERITIES: Readonly<Record<Severity, string>> = {
  fault: '问题 fault',
  warning: '注意 warning',
  note: '提示 note',
};

function describeFinding(finding: Finding): readonly string[] {
  const { code, severity, measured, limit, unit, message } = finding;
  const from = formatTimestamp(finding.startSeconds);
  const to = formatTimestamp(finding.endSeconds);
  const when = from === to ? from : `${from} – ${to}`;
  const figures = `${show(measured)} (${show(limit)}) ${unit}`.trimEnd();
  return [
    `${when}  ${SEVERITIES[severity]}  ${code}  ${figures}`,
    ...indent([message.zh, message.en]),
  ];
}

function standardRows({ standard }: Report): readonly (readonly string[])[] {
  const verdict = (ok: boolean | null) =>
    ok === null ? '未判 n/a' : ok ? '符合 ok' : '不符 NOT MET';
  return standard.map(({ ok, rule, required, measured }) => [
    verdict(ok),
    rule,
    required,
    show(measured),
  ]);
}

function show(value: number | string | null): string {
  if (value === null) return '–';
  return typeof value === 'number' ? round(value) : value;
}

/** At most two decimals. */
function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
