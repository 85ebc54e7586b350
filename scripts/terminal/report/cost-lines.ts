import type { Cost, Report } from '../../../storage/catalog/report.ts';
import type { Paint } from '../paint.ts';
import { wrapCells } from '../wrap-cells.ts';

const NAMES = [
  ['clarity', '清晰度 · clarity'],
  ['audio', '声音 · audio'],
  ['cuts', '镜头衔接 · cuts'],
] as const;

/** Of a line of 100 columns, what is left beside the points. */
const WORDS_CELLS = 86;
/** Less is rounded away in the score. */
const MIN_POINTS = 0.05;

/** What took points off each score, the dearest first; nothing for a report from before costs were told. */
export function costLines({ costs }: Pick<Report, 'costs'>, paint: Paint): readonly string[] {
  if (costs === undefined) return [];
  const lines = NAMES.flatMap(([score, words]) => {
    const lost = (costs[score] ?? []).filter(({ points }) => Math.abs(points) >= MIN_POINTS);
    return lost.length === 0 ? [] : [words, ...lost.flatMap((cost) => describe(cost, paint))];
  });
  return lines.length === 0 ? ['没有扣分 · nothing'] : lines;
}

/** A negative cost gives back what was taken beyond 100. */
function describe({ points, message }: Cost, paint: Paint): readonly string[] {
  const sign = points < 0 ? '+' : '-';
  const said = `${sign}${Math.abs(points).toFixed(1)}`.padStart(7);
  const words = [...wrapCells(message.zh, WORDS_CELLS), ...wrapCells(message.en, WORDS_CELLS)];
  return words.map((line, at) =>
    at === 0 ? `${paint(points < 0 ? 'good' : 'bad', said)}  ${line}` : `${' '.repeat(9)}${line}`,
  );
}
