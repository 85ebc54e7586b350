import type { Ratio } from '../bench-run.ts';
import type { Figure } from '../figure.ts';
import { medianRatio } from '../median.ts';
import type { TranscodeCost } from './transcode-cost.ts';

export const YOUKE = 'youke';
export const WHOLE = 'youke-whole';
export const COPIED = 'youke-copied';
export const BARE = 'bare-ladder';
export const PROCESSES = 'process-per-rendition';

type Costs = ReadonlyMap<string, readonly TranscodeCost[]>;
type Pair = Readonly<{
  ours: string;
  theirs: string;
  name: string;
  /** Ours as a multiple of theirs, in CPU. */
  atMost: number;
}>;

/** What issue 4 asks for. */
const PAIRS: readonly Pair[] = [
  { ours: YOUKE, theirs: BARE, name: 'vs-bare-ladder', atMost: 1.1 },
  { ours: YOUKE, theirs: PROCESSES, name: 'vs-process-per-rendition', atMost: 0.65 },
  { ours: COPIED, theirs: PROCESSES, name: 'copied-vs-process-per-rendition', atMost: 0.35 },
  { ours: YOUKE, theirs: WHOLE, name: 'chunked-vs-whole', atMost: 1.05 },
];

/** Of the pairs that ran: the median of each round's own ratio; above 1 ours is better. */
export function costRatios(costs: Costs): readonly Ratio[] {
  return (['cpuSeconds', 'wallSeconds'] as const).flatMap((measure) =>
    ranPairs(costs).map(({ ours, theirs, name }) => ({
      name: `transcode-${measure === 'cpuSeconds' ? 'cpu' : 'wall'}-${name}`,
      value: medianRatio(each(costs, theirs, measure), each(costs, ours, measure)),
    })),
  );
}

/** The same the other way round, as the bounds are put. */
export function costFigures(costs: Costs): readonly Figure[] {
  return ranPairs(costs).map(({ ours, theirs, name, atMost }) => ({
    name: `transcode-cpu-share-${name}`,
    value: medianRatio(each(costs, ours, 'cpuSeconds'), each(costs, theirs, 'cpuSeconds')),
    unit: '',
    digits: 3,
    below: atMost,
  }));
}

function ranPairs(costs: Costs): readonly Pair[] {
  return PAIRS.filter(({ ours, theirs }) => costs.has(ours) && costs.has(theirs));
}

function each(costs: Costs, name: string, measure: keyof TranscodeCost): readonly number[] {
  return (costs.get(name) ?? []).map((cost) => cost[measure]);
}
