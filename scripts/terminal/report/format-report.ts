import type { Report } from '../../../storage/catalog/report.ts';
import { formatBytes } from '../format-bytes.ts';
import { formatTimestamp } from '../format-timestamp.ts';
import type { Paint } from '../paint.ts';
import { costLines } from './cost-lines.ts';
import { findingLines } from './finding-lines.ts';
import { measureLines } from './measure-lines.ts';
import { scoreLines } from './score-lines.ts';
import { showNumber } from './show-number.ts';
import { standardLines } from './standard-lines.ts';

/** A report for a person at a terminal of 100 columns, in both languages, ending in a line break. */
export function formatReport(report: Report, paint: Paint): string {
  const { findings, profile, profileTitle } = report;
  const named = profileTitle === undefined ? profile : `${profile} · ${profileTitle.zh}`;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['来源 · Source', sourceLines(report)],
    ['评分（满分 100）· Scores (of 100)', scoreLines(report, paint)],
    ['扣分 · What cost points', costLines(report, paint)],
    [`问题 · Findings: ${findings.length}`, findingLines(findings, paint)],
    ['测量 · Measures', measureLines(report)],
    [`录制标准 · Recording standard: ${named}`, standardLines(report, paint)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) =>
      [paint('heading', title), ...lines.map((line) => (line === '' ? '' : `  ${line}`)), ''].join(
        '\n',
      ),
    )
    .join('\n');
}

function sourceLines({ source }: Report): readonly string[] {
  const { video, audio } = source;
  const rate = `${showNumber(video.framesPerSecond)} fps`;
  return [
    `${formatTimestamp(source.durationSeconds)}  ${formatBytes(source.sizeBytes)}  ${source.container}`,
    `${video.codec} ${video.width}×${video.height} ${rate} ${showNumber(video.bitrateKbps)} kbps ${video.scan}`,
    audio === null
      ? '没有声音 · no sound'
      : `${audio.codec} ${audio.sampleRateHz} Hz × ${audio.channels} ${showNumber(audio.bitrateKbps)} kbps`,
  ];
}
