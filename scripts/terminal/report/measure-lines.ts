import type { Report } from '../../../storage/catalog/report.ts';
import { alignColumns } from '../pad-cells.ts';
import { MEASURE_WORDS } from './measure-words.ts';
import { showNumber } from './show-number.ts';

/** Costs stand in a list of their own. */
const COST = /CostPoints$/;
const NUMBER_CELLS = 8;

/** Every figure with its name and unit; one that has no words yet by its own name. */
export function measureLines({ measures }: Pick<Report, 'measures'>): readonly string[] {
  const rows = (['clarity', 'audio', 'cuts'] as const).flatMap((score) =>
    Object.entries(measures[score]).flatMap(([name, value]) =>
      COST.test(name) || !(value === null || typeof value === 'number')
        ? []
        : [row(`${score}.${name}`, value)],
    ),
  );
  return alignColumns(rows);
}

function row(name: string, value: number | null): readonly string[] {
  const words = MEASURE_WORDS[name];
  const shown = value === null ? value : value * (words?.scale ?? 1);
  const number = showNumber(shown).padStart(NUMBER_CELLS);
  if (words === undefined) return [name, number];
  const unit = value === null ? '' : ` ${words.unit}`.trimEnd();
  return [`${words.zh} · ${words.en}`, `${number}${unit}`];
}
