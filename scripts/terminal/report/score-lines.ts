import type { Report } from '../../../storage/catalog/report.ts';
import { padCells } from '../pad-cells.ts';
import type { Paint, Tone } from '../paint.ts';

const NAMES = [
  ['overall', '总分 · overall'],
  ['clarity', '清晰度 · clarity'],
  ['audio', '声音 · audio'],
  ['cuts', '镜头衔接 · cuts'],
] as const;

const NAME_CELLS = 17;
/** A cell for two and a half points. */
const BAR_CELLS = 40;

/** Each score with its bar. */
export function scoreLines({ scores }: Pick<Report, 'scores'>, paint: Paint): readonly string[] {
  return NAMES.map(
    ([name, words]) => `${padCells(words, NAME_CELLS)}  ${bar(scores[name], paint)}`,
  );
}

function bar(score: number | null, paint: Paint): string {
  if (score === null) return '  –  无法测量 · cannot be measured';
  const full = Math.round((score / 100) * BAR_CELLS);
  const rest = '.'.repeat(BAR_CELLS - full);
  const number = String(Math.round(score)).padStart(3);
  return `${number}  ${paint(toneOf(score), '#'.repeat(full))}${paint('faint', rest)}`;
}

/** Good from 75, fair from 60, as the web pages say it. */
function toneOf(score: number): Tone {
  if (score >= 75) return 'good';
  return score >= 60 ? 'fair' : 'bad';
}
