import { join } from 'node:path';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { compare } from '../compare.ts';
import { type Figure, formatFigure } from '../figure.ts';
import type { BenchSources } from './bench-sources.ts';
import { compareQuality } from './compare-quality.ts';
import { costFigures, costRatios } from './cost-ratios.ts';
import { cpuContenders } from './cpu-contenders.ts';
import { readLesson } from './read-lesson.ts';
import { describeCost, middleCost } from './transcode-cost.ts';

/** What a lesson costs, by contenders in turns; then whether what they made is as good. */
export async function benchCpu(
  run: BenchRun,
  { encoded, copied }: BenchSources,
  scratch: string,
): Promise<readonly Ratio[]> {
  const read = (file: string | null) => (file === null ? null : readLesson(file, run));
  const lessons = { encoded: await read(encoded), copied: await read(copied) };
  const folder = join(scratch, 'cpu');
  const { contenders, reports } = cpuContenders(lessons, folder, run);
  const costs = await compare(contenders, run.rounds, run.signal, (name, round, cost) => {
    run.say(`${round}/${run.rounds} ${name}: ${describeCost(cost)}`);
  });
  for (const [name, all] of costs) run.print(`${name.padEnd(22)} ${describeCost(middleCost(all))}`);
  const figures: readonly Figure[] = [
    ...costFigures(costs),
    ...(await compareQuality({ ...lessons, folder, reports, run })),
  ];
  for (const figure of figures) run.print(formatFigure(figure));
  return costRatios(costs);
}
