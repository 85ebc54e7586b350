import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { BenchRun, Ratio } from '../bench-run.ts';
import { cpuSeconds } from '../cpu-seconds.ts';
import { type Figure, formatFigure } from '../figure.ts';
import { medianRatio } from '../median.ts';
import { processesBelow } from '../processes-below.ts';
import type { BenchSources } from './bench-sources.ts';
import { emptyFolder } from './empty-folder.ts';
import { longSource } from './long-source.ts';

const LESSON_PROCESS = fileURLToPath(new URL('./lesson-process.ts', import.meta.url));
const KILL_AT = 0.5;
/** What issue 4 asks for. */
const MOST_SHARE = 1.35;
const LESSON_SECONDS = 60;

/** What a kill -9 of the worker and its ffmpeg costs, in the middle of a lesson. */
export async function benchKill(
  run: BenchRun,
  sources: BenchSources,
  scratch: string,
): Promise<readonly Ratio[]> {
  const folder = join(scratch, 'kill');
  const source = sources.encoded ?? sources.copied;
  const file = await longSource(run, source, LESSON_SECONDS, scratch);
  const undisturbed: number[] = [];
  const killed: number[] = [];
  for (let round = 1; round <= run.rounds; round += 1) {
    await emptyFolder(folder);
    const alone = (await workOnLesson(run, file, folder, null)).cpuSeconds;
    await emptyFolder(folder);
    const first = await workOnLesson(run, file, folder, KILL_AT);
    if (!first.killed) {
      run.say('太短，来不及在一半时中断 · too short to be killed at half-way');
      return [];
    }
    const both = first.cpuSeconds + (await workOnLesson(run, file, folder, null)).cpuSeconds;
    undisturbed.push(alone);
    killed.push(both);
    run.say(`${round}/${run.rounds} killed: ${both.toFixed(2)} CPU-s, else ${alone.toFixed(2)}`);
  }
  const share: Figure = {
    ...{ name: 'transcode-cpu-share-killed-at-half', value: medianRatio(killed, undisturbed) },
    ...{ unit: '', digits: 3, below: MOST_SHARE },
  };
  run.print(formatFigure(share));
  return [];
}

type Worked = Readonly<{ cpuSeconds: number; killed: boolean }>;

/** One process on the lesson, and the CPU of all below it, to its end or to its violent one. */
async function workOnLesson(
  run: BenchRun,
  file: string,
  folder: string,
  killAt: number | null,
): Promise<Worked> {
  const before = cpuSeconds('self');
  const child = spawn(process.execPath, [LESSON_PROCESS, file, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: run.env,
    signal: run.signal,
    killSignal: 'SIGKILL',
  });
  const ended = once(child, 'close');
  // Of the tools that are killed with it, whose time nobody is told.
  let orphans = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (killAt === null || child.killed || Number(line) < killAt) continue;
    const below = processesBelow(child.pid!);
    orphans = below.reduce((sum, pid) => sum + cpuSeconds(pid), 0);
    child.kill('SIGKILL');
  }
  const [code, killedBy] = await ended;
  const killed = killedBy === 'SIGKILL';
  if (code !== 0 && !killed) throw new Error(`${LESSON_PROCESS} ended with ${code ?? killedBy}`);
  return { cpuSeconds: cpuSeconds('self') - before + (killed ? orphans : 0), killed };
}
