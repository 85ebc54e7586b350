import type { Cost } from '../../../storage/catalog/report.ts';
import { sayNumber } from '../findings/say-number.ts';
import { ALL_CURVES } from './all-constants.ts';
import { COST_WORDS, type CostWords, type ScoreName } from './cost-words.ts';
import { sayFree } from './say-free.ts';
import type { Costs } from './total.ts';

/** The report's own figures of one score, by name. */
export type Figures = Readonly<Record<string, unknown>>;

/** Of a line by which costs beyond 100 are given back. */
const BEYOND_HUNDRED = 'beyond-hundred';

/** The costs of one score as a report tells them, to two decimals, the dearest first; together never above 100. */
export function explainCosts(score: ScoreName, costs: Costs, figures: Figures): Cost[] {
  const lines = Object.entries(costs)
    .map(([name, points]) => ({
      name,
      points: toCents(points) / 100,
      message: explain(COST_WORDS[score][name] ?? { zh: name, en: name }, figures),
    }))
    .sort((a, b) => b.points - a.points || a.name.localeCompare(b.name));
  const beyond = 100_00 - sumCents(lines);
  if (beyond >= 0) return lines;
  const message = {
    zh: '分数不低于 0：超出 100 分的扣分不计',
    en: 'No score falls below 0: what is lost beyond 100 points does not count',
  };
  return [...lines, { name: BEYOND_HUNDRED, points: beyond / 100, message }];
}

/** What is left of 100, to two decimals. */
export function scoreOf(costs: readonly Cost[]): number {
  return (100_00 - sumCents(costs)) / 100;
}

/** In whole hundredths, so that adding up loses nothing. */
function sumCents(costs: readonly Cost[]): number {
  return costs.reduce((sum, { points }) => sum + toCents(points), 0);
}

function toCents(points: number): number {
  return Math.round(points * 100);
}

/** "平均响度：−31 LUFS（−23 至 −16 LUFS 不扣分）". */
function explain(words: CostWords, figures: Figures) {
  const { figure, unit = '', curve, scale = unit === '%' ? 100 : 1 } = words;
  const value = figure === undefined ? null : readFigure(figures, figure);
  if (value === null) return { zh: words.zh, en: words.en };
  const suffix = unit === '' ? '' : ` ${unit}`;
  const said = `${sayNumber(value * scale, 2)}${suffix}`;
  const found = curve === undefined ? undefined : ALL_CURVES[curve];
  const free = found === undefined ? null : sayFree(found, scale, suffix);
  return {
    zh: `${words.zh}：${said}${free === null ? '' : `（${free.zh}）`}`,
    en: `${words.en}: ${said}${free === null ? '' : ` (${free.en})`}`,
  };
}

/** null: the report has no such figure, or not all of them. */
function readFigure(figures: Figures, names: string | readonly string[]): number | null {
  const values = [names].flat().map((name) => figures[name]);
  const known = values.filter((value) => typeof value === 'number');
  return known.length < values.length ? null : known.reduce((sum, value) => sum + value, 0);
}
