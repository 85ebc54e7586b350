import type { Ratio } from '../../bench-run.ts';
import { median } from '../../median.ts';
import type { Received } from './measure-uploads.ts';
import { OURS, OURS_CHECKED, PIPELINE, TUS_SERVER } from './upload-contenders.ts';

type Samples = ReadonlyMap<string, readonly Received[]>;
type Measure = (ours: Received, theirs: Received) => number | null;

/** Bytes per server CPU-second: the fewer seconds, the better. */
const byCpu: Measure = (ours, theirs) => theirs.cpuSecondsPerGibibyte / ours.cpuSecondsPerGibibyte;
const bySpeed: Measure = (ours, theirs) => ours.mebibytesPerSecond / theirs.mebibytesPerSecond;
const byCpuWithDigest: Measure = (ours, theirs) =>
  ours.cpuWithDigestPerGibibyte === null || theirs.cpuWithDigestPerGibibyte === null
    ? null
    : theirs.cpuWithDigestPerGibibyte / ours.cpuWithDigestPerGibibyte;

const RATIOS: readonly (readonly [string, string, string, Measure])[] = [
  ['upload-cpu-vs-tus-server', OURS, TUS_SERVER, byCpu],
  ['upload-cpu-with-digest-vs-tus-server', OURS, TUS_SERVER, byCpuWithDigest],
  ['upload-cpu-sha256-vs-tus-server', OURS_CHECKED, TUS_SERVER, byCpu],
  ['upload-cpu-vs-pipeline', OURS, PIPELINE, byCpu],
  ['upload-throughput-vs-tus-server', OURS, TUS_SERVER, bySpeed],
  ['upload-throughput-sha256-vs-tus-server', OURS_CHECKED, TUS_SERVER, bySpeed],
  ['upload-throughput-vs-pipeline', OURS, PIPELINE, bySpeed],
];

/** The median of each round's own ratio; none where a round has no figure. */
export function throughputRatios(samples: Samples, connections: number): readonly Ratio[] {
  return RATIOS.flatMap(([name, ours, theirs, measure]) => {
    const baseline = samples.get(theirs)!;
    const rounds = samples.get(ours)!.map((each, round) => measure(each, baseline[round]!));
    if (!rounds.every((each) => each !== null)) return [];
    return [{ name: `${name}-${connections}`, value: median(rounds) }];
  });
}
