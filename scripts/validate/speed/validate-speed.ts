import { join } from 'node:path';
import { compare } from '../../bench/compare.ts';
import { median } from '../../bench/median.ts';
import { runProcess } from '../../bench/run-process.ts';
import { ENCODINGS } from '../defects/encodings.ts';
import { encodeLesson } from '../encode-lesson.ts';
import type { FigureRow } from '../figure-row.ts';
import { planLesson, planShots } from '../material/plan-lesson.ts';
import { writeLesson } from '../material/write-lesson.ts';
import { scoreClip } from '../score-clip.ts';
import type { ValidateRun } from '../validate-run.ts';

const MOST_TIMES = 1.5;
const ROUNDS = 5;
/** So often over: a start-up of a second is nothing in a lesson of forty minutes. */
const REPEATS = 4;
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
      { name: 'score', run: () => seconds(() => scoreClip(file, run.folder, run.signal)) },
      { name: 'decode', run: () => seconds(() => runProcess(decodeArgv(file), run.signal)) },
    ];
    const samples = await compare(contenders, ROUNDS, run.signal, (name, round, value) =>
      run.say(`${frame.height} lines, round ${round}, ${name} ${value.toFixed(2)} s`),
    );
    const [score, decode] = [median(samples.get('score')!), median(samples.get('decode')!)];
    rows.push({
      ...{
        name: `scoring against decoding, ${frame.height} lines`,
        value: score / decode,
        unit: '',
      },
      ...{ limit: `≤ ${MOST_TIMES}`, ok: score / decode <= MOST_TIMES },
      detail: `medians of ${ROUNDS}: ${score.toFixed(2)} s and ${decode.toFixed(2)} s`,
    });
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

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
