import { join } from 'node:path';
import { LESSON_LADDER } from '../../../config/ladder.ts';
import type { Report } from '../../../storage/catalog/report.ts';
import type { BenchRun } from '../bench-run.ts';
import type { Contender } from '../compare.ts';
import { runProcess } from '../run-process.ts';
import { bareLadderArgv } from './bare-ladder-argv.ts';
import { BARE, COPIED, PROCESSES, WHOLE, YOUKE } from './cost-ratios.ts';
import { emptyFolder } from './empty-folder.ts';
import { perRenditionArgv } from './per-rendition-argv.ts';
import type { BenchLesson } from './read-lesson.ts';
import { runYouke, WHOLE_LADDER } from './run-youke.ts';
import { costOf, type TranscodeCost } from './transcode-cost.ts';

/** Whichever are there. */
export type Lessons = Readonly<{ encoded: BenchLesson | null; copied: BenchLesson | null }>;

export type CpuContenders = Readonly<{
  contenders: readonly Contender<TranscodeCost>[];
  /** Of the last run of each of ours. */
  reports: ReadonlyMap<string, Report>;
}>;

/** Everybody who works on these lessons, each in a folder of its own name under `folder`. */
export function cpuContenders(
  { encoded, copied }: Lessons,
  folder: string,
  run: BenchRun,
): CpuContenders {
  const reports = new Map<string, Report>();
  const ours = (name: string, { file }: BenchLesson, ladder = LESSON_LADDER) => ({
    name,
    run: () =>
      costOf(async () => {
        const request = { sourceFile: file, folder: join(folder, name), ladder, run };
        reports.set(name, (await runYouke(request)).report);
      }),
  });
  const theirs = (name: string, lesson: BenchLesson, calls: typeof allProcesses) => ({
    name,
    run: () =>
      costOf(async () => {
        const argvs = calls(lesson, await emptyFolder(join(folder, name)));
        // One after the other, as a job queue does; each of them uses all cores.
        for (const argv of argvs) await runProcess(argv, run.signal);
      }),
  });
  const contenders = [
    ...(encoded === null
      ? []
      : [
          ours(YOUKE, encoded),
          ours(WHOLE, encoded, WHOLE_LADDER),
          theirs(BARE, encoded, bareLadder),
          theirs(PROCESSES, encoded, allProcesses),
        ]),
    ...(copied === null ? [] : [ours(COPIED, copied)]),
    // Both lessons have the same content where there are both.
    ...(encoded === null && copied !== null ? [theirs(PROCESSES, copied, allProcesses)] : []),
  ];
  return { contenders, reports };
}

function bareLadder({ file, plan }: BenchLesson, folder: string): string[][] {
  return [bareLadderArgv(file, folder, plan, LESSON_LADDER.preset)];
}

function allProcesses({ file, plan }: BenchLesson, folder: string): string[][] {
  return plan.renditions.map((rendition) => perRenditionArgv(file, folder, plan, rendition));
}
