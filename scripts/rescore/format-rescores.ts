import type { Report } from '../../storage/catalog/report.ts';
import { alignColumns } from '../terminal/pad-cells.ts';
import type { RescoreRow } from './rescore-all.ts';

type Given = Readonly<{ dryRun: boolean; namedAll: boolean }>;

const LEFT: Readonly<Record<NonNullable<RescoreRow['left']>, string>> = {
  'not-scored': '没有评分报告 · has no report',
  'no-measures': '没有保存的测量数据，请重新处理 · no measures are kept: retry the lesson',
  'measures-outdated':
    '测量数据出自其他版本，请重新处理 · measured by another release: retry the lesson',
  'measures-unreadable':
    '测量数据无法读取，请重新处理 · its measures cannot be read: retry the lesson',
  'unknown-standard':
    '报告中的录制标准已不存在，请用 --profile 指定 · its standard is unknown here: name one with --profile',
  'changed-meanwhile': '期间已被重新处理 · was processed anew meanwhile',
  failed: '评分出错 · could not be scored',
};

/** What changed, lesson by lesson, and in a line what did not; ends in a line break. */
export function formatRescores(rows: readonly RescoreRow[], { dryRun, namedAll }: Given): string {
  const done = rows.flatMap(({ before, after, ...row }) =>
    before === null || after === null ? [] : [{ ...row, before, after }],
  );
  const shown = done.filter(({ same }) => !same || !namedAll);
  const left = rows.filter((row) => row.left !== null);
  const changed = done.filter(({ same }) => !same).length;
  const table = alignColumns([
    [
      '课程 · lesson',
      '清晰度 · clarity',
      '声音 · audio',
      '衔接 · cuts',
      '总分 · overall',
      '标准 · standard',
    ],
    ...shown.map(({ lessonId, before, after }) => [
      lessonId,
      ...(['clarity', 'audio', 'cuts', 'overall'] as const).map((name) =>
        change(before.scores[name], after.scores[name]),
      ),
      change(sayStandard(before), sayStandard(after)),
    ]),
  ]);
  const kept = alignColumns(
    left.map((row) => [
      row.lessonId,
      row.error instanceof Error ? `${LEFT.failed}: ${row.error.message}` : LEFT[row.left!],
    ]),
  );
  const said = dryRun ? '将改变 · would change' : '已改变 · changed';
  const sum = `${said} ${changed}，不变 · same ${done.length - changed}，未动 · left ${left.length}`;
  return [...(shown.length === 0 ? [] : [...table, '']), ...kept, sum, ''].join('\n');
}

/** "henan-youke-2019: 12/17", met of judged. */
function sayStandard({ profile, standard }: Report): string {
  const judged = standard.filter(({ ok }) => ok !== null);
  return `${profile}: ${judged.filter(({ ok }) => ok === true).length}/${judged.length}`;
}

function change(before: number | string | null, after: number | string | null): string {
  const say = (value: number | string | null) => (value === null ? '–' : String(value));
  return before === after ? say(after) : `${say(before)} → ${say(after)}`;
}
