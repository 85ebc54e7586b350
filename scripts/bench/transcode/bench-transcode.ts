import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { LESSON_LADDER } from '../../../config/ladder.ts';
import { findRecordingStandard } from '../../../config/recording-standards/find-recording-standard.ts';
import { parseSettings } from '../../../config/settings.ts';
import { createFolderOutput } from '../../../transcoder/create-folder-output.ts';
import { judgeCopy } from '../../../transcoder/plan/judge-copy.ts';
import { judgeSoundCopy } from '../../../transcoder/plan/judge-sound-copy.ts';
import type { Plan } from '../../../transcoder/plan/plan.ts';
import { planLesson } from '../../../transcoder/plan/plan-lesson.ts';
import { probeSource } from '../../../transcoder/probe/probe-source.ts';
import { scanStreams } from '../../../transcoder/scan-streams.ts';
import { scoreFile } from '../../../transcoder/score-file.ts';
import { untrustedInput } from '../../../transcoder/tool/untrusted-input.ts';
import { transcodeLesson } from '../../../transcoder/transcode-lesson.ts';
import { transcodeLimits } from '../../../transcoder/transcode-limits.ts';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { compare } from '../compare.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { median, medianRatio } from '../median.ts';
import { runProcess } from '../run-process.ts';
import { makeSource } from './make-source.ts';
import { perRenditionArgv } from './per-rendition-argv.ts';

type Cost = Readonly<{ wallSeconds: number; cpuSeconds: number }>;
type Bench = Readonly<{ sourceFile: string; folder: string; run: BenchRun }>;

const OURS = 'youke';
const RENDITIONS = 'process-per-rendition';
const SCORE = 'score-pass';

/**
 * One lesson by one decode (renditions, playlists, poster, storyboard, scores) against one process a rendition,
 * which makes the renditions alone; and against that with a pass for the scores after it.
 */
export async function benchTranscode(run: BenchRun): Promise<readonly Ratio[]> {
  const folder = await mkdtemp(join(tmpdir(), 'youke-bench-'));
  try {
    const sourceFile = run.file === null ? await makeSource(folder, run) : resolve(run.file);
    const bench = { sourceFile, folder, run };
    const contenders = [
      { name: OURS, run: () => cost(() => byOneDecode(bench)) },
      { name: RENDITIONS, run: () => cost(() => byProcesses(bench)) },
      { name: SCORE, run: () => cost(() => byScorePass(bench)) },
    ];
    const samples = await compare(contenders, run.rounds, run.signal, (name, round, sample) => {
      run.say(`${round}/${run.rounds} ${name}: ${describe(sample)}`);
    });
    for (const [name, costs] of samples) run.print(`${name.padEnd(22)} ${describe(middle(costs))}`);
    const [ours, renditions, score] = [OURS, RENDITIONS, SCORE].map((name) => samples.get(name)!);
    return ratios(ours!, renditions!, score!);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ratios(
  ours: readonly Cost[],
  renditions: readonly Cost[],
  score: readonly Cost[],
): readonly Ratio[] {
  return (['wallSeconds', 'cpuSeconds'] as const).flatMap((measure) => {
    const per = (costs: readonly Cost[]) => costs.map((each) => each[measure]);
    const both = per(renditions).map((seconds, round) => seconds + score[round]![measure]);
    const name = measure === 'wallSeconds' ? 'wall' : 'cpu';
    return [
      {
        name: `transcode-${name}-vs-${RENDITIONS}`,
        value: medianRatio(per(renditions), per(ours)),
      },
      { name: `transcode-${name}-vs-${RENDITIONS}-and-score`, value: medianRatio(both, per(ours)) },
    ];
  });
}

async function byOneDecode({ sourceFile, folder, run }: Bench): Promise<void> {
  const output = createFolderOutput(await emptyFolder(folder, 'out'));
  const workFolder = await emptyFolder(folder, 'work');
  await transcodeLesson({ ...measuring(run), sourceFile, workFolder, output });
}

async function byProcesses({ sourceFile, folder, run }: Bench): Promise<void> {
  const outputFolder = await emptyFolder(folder, 'out');
  const plan = await planOf(sourceFile, run);
  // All that ours offers, one after the other, as its job queue does; each of them uses all cores.
  for (const rendition of [...(plan.copied === null ? [] : [plan.copied]), ...plan.renditions]) {
    const argv = perRenditionArgv(sourceFile, outputFolder, plan, rendition, LESSON_LADDER);
    await runProcess(argv, run.signal);
  }
}

/** What our own steps would make of the source. */
async function planOf(sourceFile: string, run: BenchRun): Promise<Plan> {
  const { limits, signal, ladder } = measuring(run);
  const probe = await probeSource({ sourceFile, limits, signal });
  const scans = await scanStreams(probe, untrustedInput(sourceFile), { limits, signal });
  return planLesson(probe, scans, ladder, {
    copy: judgeCopy(probe, scans.picture, ladder, scans.sound?.endSeconds),
    soundCopy: judgeSoundCopy(probe, scans, ladder),
  });
}

async function byScorePass({ sourceFile, folder, run }: Bench): Promise<void> {
  const workFolder = await emptyFolder(folder, 'work');
  await scoreFile({ ...measuring(run), sourceFile, workFolder });
}

function measuring({ env, signal }: BenchRun) {
  const settings = parseSettings(env);
  return {
    signal,
    ladder: LESSON_LADDER,
    standard: findRecordingStandard(settings.standard),
    // Both sides at the same priority.
    limits: { ...transcodeLimits(settings), niceness: 0 },
    onProgress() {},
    log: { info() {}, warn() {} },
  };
}

/** CPU seconds of our own process and of every child waited for: the measures in Node count as well as ffmpeg. */
async function cost(work: () => Promise<void>): Promise<Cost> {
  const [cpuBefore, before] = [cpuSeconds('self'), performance.now()];
  await work();
  return {
    wallSeconds: (performance.now() - before) / 1000,
    cpuSeconds: cpuSeconds('self') - cpuBefore,
  };
}

async function emptyFolder(folder: string, name: string): Promise<string> {
  const made = join(folder, name);
  await rm(made, { recursive: true, force: true });
  await mkdir(made);
  return made;
}

function middle(costs: readonly Cost[]): Cost {
  return {
    wallSeconds: median(costs.map((each) => each.wallSeconds)),
    cpuSeconds: median(costs.map((each) => each.cpuSeconds)),
  };
}

function describe({ wallSeconds, cpuSeconds: cpu }: Cost): string {
  return `${wallSeconds.toFixed(2)} s  ${cpu.toFixed(2)} CPU-s`;
}
