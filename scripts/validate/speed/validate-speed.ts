import { join } from 'node:path';
import { compare } from '../../bench/compare.ts';
import { cpuSeconds } from '../../bench/cpu-seconds.ts';
import { median, medianRatio } from '../../bench/median.ts';
import { runProcess } from '../../bench/run-process.ts';
import { ENCODINGS } from '../defects/encodings.ts';
import { encodeLesson } from '../encode-lesson.ts';
import type { FigureRow } from '../figure-row.ts';
import { planLesson, planShots } from '../material/plan-lesson.ts';
import { writeLesson } from '../material/write-lesson.ts';
import { scoreClip } from '../score-clip.ts';
import type { ValidateRun } from '../validate-run.ts';

const MOST_TIMES = 1.5;
const ROUNDS = 3;
/** So often over: a start-up of a second is nothing in a lesson of forty minutes. */
const REPEATS = 3;
const FRAMES = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
] as const;

/** How long scoring takes against decoding the same file, picture and sound, and throwing it away; in turns. */
export async function validateSpeed(run: ValidateRun): Promise<readonly FigureRow[]> {
  const rows: FigureRow[] = [];
  for (const [index, frame] of FRAMES.entries()) {
    const file = await makeSource(frame, 2 * (index + 700) + (run.half === 'report' ? 1 : 0), run);
    const contenders = [
      { name: 'score', run: () => spend(() => scoreClip(file, run.folder, run.signal)) },
      { name: 'decode', run: () => spend(() => runProcess(decodeArgv(file), run.signal)) },
    ];
    const samples = await compare(contenders, ROUNDS, run.signal, (name, round, { seconds, cpu }) =>
      run.say(
        `${frame.height} lines, round ${round}, ${name} ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} CPU-s`,
      ),
    );
    const [score, decode] = [samples.get('score')!, samples.get('decode')!];
    rows.push(...tally(`${frame.height} lines`, score, decode));
  }
  return rows;
}

async function makeSource(
  frame: (typeof FRAMES)[number],
  seed: number,
  { folder, signal }: ValidateRun,
): Promise<string> {
  const shots = planShots(seed, [5, 5, 5], true);
  const name = `speed-${frame.height}`;
  const { plan, sound } = planLesson({ ...frame, name, seed, frameRate: '25', shots });
  const lesson = await writeLesson(plan, sound, folder, signal);
  const once = await encodeLesson(lesson, ENCODINGS[0]!, join(folder, `${name}-once`), signal);
  const file = join(folder, `${name}.mp4`);
  const again = ['-stream_loop', String(REPEATS - 1), '-i', once];
  await runProcess(
    ['ffmpeg', '-nostdin', '-loglevel', 'error', '-y', ...again, '-c', 'copy', file],
    signal,
  );
  return file;
}

function decodeArgv(file: string): string[] {
  const quiet = ['ffmpeg', '-hide_banner', '-nostdin', '-loglevel', 'error', '-i', file];
  return [...quiet, '-map', '0:v', '-map', '0:a', '-f', 'null', '-'];
}

type Spent = Readonly<{ seconds: number; cpu: number }>;

/** Of this process and of those that it started and that have ended. */
async function spend(work: () => Promise<unknown>): Promise<Spent> {
  const [startedAt, cpuBefore] = [performance.now(), cpuSeconds('self')];
  await work();
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, cpu: cpuSeconds('self') - cpuBefore };
}

/** The time is what is promised; the CPU time says the same on a machine that is busy with other things. */
function tally(name: string, score: readonly Spent[], decode: readonly Spent[]): FigureRow[] {
  const [time, cpu] = (['seconds', 'cpu'] as const).map((key) => {
    const [above, below] = [score, decode].map((all) => all.map((each) => each[key]));
    const unit = key === 'cpu' ? 'CPU-s' : 's';
    const detail = `medians ${median(above!).toFixed(2)} and ${median(below!).toFixed(2)} ${unit}`;
    return { value: medianRatio(above!, below!), unit: '', detail };
  });
  return [
    {
      ...{ ...time!, name: `scoring against decoding, ${name}` },
      ...{ limit: `≤ ${MOST_TIMES}`, ok: time!.value <= MOST_TIMES },
    },
    { ...cpu!, name: `the same in CPU time, ${name}`, limit: '', ok: true },
  ];
}
