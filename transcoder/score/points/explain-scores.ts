import type { Scores } from '../../../storage/catalog/lesson.ts';
import type { OverallSum, Report, ScoreCosts } from '../../../storage/catalog/report.ts';
import { explainCosts, scoreOf } from './explain-costs.ts';
import { explainOverall } from './explain-overall.ts';
import type { Costs } from './total.ts';

export type AllCosts = Readonly<{ clarity: Costs | null; audio: Costs | null; cuts: Costs | null }>;

/** The scores, and the sums that they are the rounded ends of. `measures` are the report's figures, to be told with them. */
export function explainScores(
  costs: AllCosts,
  measures: Report['measures'],
): Readonly<{ scores: Scores; costs: ScoreCosts }> {
  const told = {
    clarity: costs.clarity && explainCosts('clarity', costs.clarity, measures.clarity),
    audio: costs.audio && explainCosts('audio', costs.audio, measures.audio),
    cuts: costs.cuts && explainCosts('cuts', costs.cuts, measures.cuts),
  };
  const parts = {
    clarity: told.clarity && scoreOf(told.clarity),
    audio: told.audio && scoreOf(told.audio),
    cuts: told.cuts && scoreOf(told.cuts),
  };
  const overall: OverallSum | null = explainOverall(parts);
  return {
    scores: {
      clarity: whole(parts.clarity),
      audio: whole(parts.audio),
      cuts: whole(parts.cuts),
      overall: whole(overall === null ? null : overall.points),
    },
    costs: { ...told, overall },
  };
}

function whole(score: number | null): number | null {
  return score === null ? null : Math.round(score);
}
