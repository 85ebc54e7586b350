import type { FigureRow } from '../figure-row.ts';
import type { ValidateRun } from '../validate-run.ts';
import { f1, type Matches, matchBoundaries } from './match-boundaries.ts';
import { type MeasuredTimeline, measureTimeline } from './measure-timeline.ts';
import { planEdit, planUncut } from './plan-timeline.ts';
import type { Truth } from './timeline.ts';

const EDITS = { count: 16, seconds: 40 };
const UNCUT = { count: 10, seconds: 60 };
/** Odd seeds report, even ones are for tuning. */
const FIRST_SEED = { tune: 2, report: 101 };
/** Counted by themselves: a jump may be too small to be seen, and a wipe is no lesson's habit. */
const APART = ['jump', 'wipe'];
/** Thresholds at which scdet is tried. */
const SCDET_THRESHOLDS = Array.from({ length: 80 }, (_, index) => 1 + index / 2);

/** Shot boundaries on drawn lessons with known edits, and on uncut ones with flashes and passers-by; against scdet. */
export async function validateShots(run: ValidateRun): Promise<readonly FigureRow[]> {
  const seeds = (count: number) =>
    Array.from({ length: count }, (_, index) => FIRST_SEED[run.half] + 2 * index);
  const edits: MeasuredTimeline[] = [];
  for (const seed of seeds(EDITS.count)) {
    edits.push(await measureTimeline(planEdit(seed, EDITS.seconds), seed, run));
    run.say(`${edits.at(-1)!.name}: ${edits.at(-1)!.truths.length} boundaries`);
  }
  const uncut: MeasuredTimeline[] = [];
  for (const seed of seeds(UNCUT.count)) {
    uncut.push(await measureTimeline(planUncut(seed, UNCUT.seconds), seed, run));
    run.say(`${uncut.at(-1)!.name}: ${uncut.at(-1)!.found.length} false boundaries`);
  }
  return shotFigures(edits, uncut);
}

function shotFigures(
  edits: readonly MeasuredTimeline[],
  uncut: readonly MeasuredTimeline[],
): FigureRow[] {
  const kinds = edits.map((each) =>
    matchBoundaries(each.truths, each.found, each.framesPerSecond, true),
  );
  const tally = (gradual: boolean) => {
    const of = ({ kind, label }: Truth) =>
      (kind === 'gradual') === gradual && !APART.includes(label);
    const found = kinds.flatMap((each) => each.found.filter(of)).length;
    const missed = kinds.flatMap((each) => each.missed.filter(of)).length;
    const extra = kinds.flatMap((each) => each.extra.filter((one) => one.gradual === gradual));
    const detail = `${found} found, ${missed} missed, ${extra.length} false`;
    return { value: f1(found, missed, extra.length), detail };
  };
  const ours = f1Of(
    edits.map((each) => matchBoundaries(each.truths, each.found, each.framesPerSecond, false)),
  );
  const scdet = bestScdet(edits);
  const minutes = uncut.reduce((sum, { seconds }) => sum + seconds, 0) / 60;
  const falseCuts = uncut.reduce((sum, { found }) => sum + found.length, 0);
  return [
    row('hard cuts, F1 within 2 frames', tally(false), 0.97),
    row('dissolves and fades, F1 within 0.5 s', tally(true), 0.85),
    ...APART.map((label) => recallOf(label, kinds)),
    row(
      'boundaries of every kind, F1 above scdet',
      {
        value: ours - scdet.value,
        detail: `${ours.toFixed(3)} against ${scdet.value.toFixed(3)} at threshold ${scdet.threshold}`,
      },
      0.03,
    ),
    {
      ...{ name: 'false boundaries in ten uncut minutes', value: (falseCuts * 10) / minutes },
      ...{ unit: '', limit: '≤ 1', ok: falseCuts * 10 <= minutes },
      detail: `${falseCuts} in ${minutes.toFixed(1)} minutes`,
    },
  ];
}

function row(
  name: string,
  { value, detail }: Readonly<{ value: number; detail: string }>,
  least: number,
): FigureRow {
  return { name, value, unit: '', limit: `≥ ${least}`, ok: value >= least, detail };
}

function recallOf(label: string, matches: readonly Matches[]): FigureRow {
  const count = (truths: readonly Truth[]) => truths.filter((each) => each.label === label).length;
  const found = matches.reduce((sum, each) => sum + count(each.found), 0);
  const all = found + matches.reduce((sum, each) => sum + count(each.missed), 0);
  const value = all === 0 ? 0 : found / all;
  return { name: `recall of ${label}s`, value, unit: '', limit: '', ok: true, detail: `of ${all}` };
}

function f1Of(matches: readonly Matches[]): number {
  const sum = (list: (each: Matches) => readonly unknown[]) =>
    matches.reduce((total, each) => total + list(each).length, 0);
  return f1(
    sum((each) => each.found),
    sum((each) => each.missed),
    sum((each) => each.extra),
  );
}

/** scdet knows no kinds; at the threshold that suits it best. */
function bestScdet(edits: readonly MeasuredTimeline[]): { value: number; threshold: number } {
  let best = { value: 0, threshold: 0 };
  for (const threshold of SCDET_THRESHOLDS) {
    const matches = edits.map(({ truths, scdet, framesPerSecond }) => {
      const found = scdet.flatMap((score, frame) =>
        score >= threshold ? [{ frame, gradual: false }] : [],
      );
      return matchBoundaries(truths, found, framesPerSecond, false);
    });
    const value = f1Of(matches);
    if (value > best.value) best = { value, threshold };
  }
  return best;
}
