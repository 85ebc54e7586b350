import type { Finding, FindingCode, Report, Severity } from '../../../../storage/catalog/report.ts';
import { CAUSES, type Cause, type ScoreName } from './causes.ts';
import { readCosts, type ScoreCost } from './read-costs.ts';

/** One thing to do better. */
export type Advice = Readonly<{
  /** The gravest finding's, which names the trouble and the remedy. */
  code: FindingCode;
  score: ScoreName;
  /** How far the score would rise without it; null where that is not known. */
  gain: number | null;
  /** Where it is noticed, in the order of the lesson; none where it only cost points. */
  findings: readonly Finding[];
}>;

const MOST = 3;

/** How much a point of each score counts, as docs/scoring.md weighs them. */
export const WEIGHTS: Readonly<Record<ScoreName, number>> = { clarity: 0.4, audio: 0.4, cuts: 0.2 };

/** What is not priced ranks as if it cost so many points. */
const AS_IF: Readonly<Record<Severity, number>> = { fault: 12, warning: 4, note: 0 };

/** A loss that made no finding is worth a word from here on; less is within what any classroom loses. */
const MIN_UNNOTICED_GAIN = 5;

const RANK: Readonly<Record<Severity, number>> = { fault: 0, warning: 1, note: 2 };

/** The two or three things that would help most, dearest first; none where nothing is wrong. */
export function planAdvice(
  report: Pick<Report, 'findings' | 'costs' | 'measures' | 'scores'>,
): readonly Advice[] {
  const costs = readCosts(report);
  return CAUSES.flatMap((cause) => adviseOn(cause, report, costs))
    .sort((a, b) => worth(b) - worth(a))
    .slice(0, MOST);
}

function adviseOn(
  cause: Cause,
  { findings, measures, scores }: Pick<Report, 'findings' | 'measures' | 'scores'>,
  costs: readonly ScoreCost[],
): readonly Advice[] {
  const { score } = cause;
  const own = findings.filter(({ code }) => cause.codes.includes(code));
  const gain = gainOf(cause, costs, scores[score]);
  const worst = [...own].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || lengthOf(b) - lengthOf(a),
  )[0];
  const code = worst?.code ?? codeOfLoss(cause, measures);
  if (code === undefined) return [];
  const inOrder = [...own].sort((a, b) => a.startSeconds - b.startSeconds);
  const advice = { code, score, gain: gain !== null && gain >= 1 ? gain : null, findings: inOrder };
  const isNoticed = worst !== undefined && (worst.severity !== 'note' || (gain ?? 0) >= 1);
  return isNoticed || (gain ?? 0) >= MIN_UNNOTICED_GAIN ? [advice] : [];
}

/** In whole points of its score, from what all costs together leave of 100; null where no cost is told. */
function gainOf(cause: Cause, costs: readonly ScoreCost[], shown: number | null): number | null {
  const ofScore = costs.filter(({ score }) => score === cause.score);
  const saved = sum(ofScore.filter(({ name }) => cause.costs.includes(name)));
  if (shown === null || saved <= 0) return null;
  // Costs beyond 100 are lost on the score: without this one, the others may still leave little. They are given back
  // as a negative line, which is no cost.
  const others = sum(ofScore.filter(({ points }) => points > 0)) - saved;
  return Math.max(0, Math.round(Math.max(0, 100 - others)) - shown);
}

/** What a loss without a finding is called: by its cause, and for loudness by its side. */
function codeOfLoss(
  { codes }: Cause,
  { audio }: Pick<Report['measures'], 'audio'>,
): FindingCode | undefined {
  const isLoud = codes.includes('audio.too-loud') && (audio.integratedLufs ?? -70) > -20;
  return isLoud ? 'audio.too-loud' : codes[0];
}

function worth({ code, score, gain, findings }: Advice): number {
  // Nothing else matters in a lesson that cannot be heard.
  if (code === 'audio.missing') return 100;
  const asIf = Math.max(0, ...findings.map(({ severity }) => AS_IF[severity]));
  return WEIGHTS[score] * (gain ?? asIf);
}

function sum(costs: readonly ScoreCost[]): number {
  return costs.reduce((all, { points }) => all + points, 0);
}

function lengthOf({ startSeconds, endSeconds }: Finding): number {
  return endSeconds - startSeconds;
}
