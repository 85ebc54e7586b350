import type { Report } from '../../../../storage/catalog/report.ts';
import type { ScoreName } from './causes.ts';

/** What one thing took off a score. */
export type ScoreCost = Readonly<{ score: ScoreName; name: string; points: number }>;

const SCORES: readonly ScoreName[] = ['clarity', 'audio', 'cuts'];
const OLD_NAME = /^(.+)CostPoints$/;

/** The costs of a report; of one from before costs were told by themselves, those among its measures. */
export function readCosts({
  costs,
  measures,
}: Pick<Report, 'costs' | 'measures'>): readonly ScoreCost[] {
  return SCORES.flatMap((score) => {
    const told =
      costs === undefined
        ? readMeasures(measures[score])
        : (costs[score] ?? []).map(({ name, points }) => ({ name, points }));
    return told.map((cost) => ({ score, ...cost }));
  });
}

function readMeasures(measures: Readonly<Record<string, unknown>>) {
  return Object.entries(measures).flatMap(([key, points]) => {
    const name = OLD_NAME.exec(key)?.[1];
    return name === undefined || typeof points !== 'number' ? [] : [{ name, points }];
  });
}
