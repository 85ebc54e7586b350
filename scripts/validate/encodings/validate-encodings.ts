import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Scores } from '../../../storage/catalog/lesson.ts';
import { runProcess } from '../../bench/run-process.ts';
import type { Encoding } from '../defects/injection-argv.ts';
import { eachAtOnce } from '../each-at-once.ts';
import { encodeLesson } from '../encode-lesson.ts';
import type { FigureRow } from '../figure-row.ts';
import { planLesson, planShots } from '../material/plan-lesson.ts';
import { type MadeLesson, writeLesson } from '../material/write-lesson.ts';
import { scoreClip } from '../score-clip.ts';
import type { ValidateRun } from '../validate-run.ts';
import { NEAR_EQUAL } from './near-equal.ts';

const MOST_POINTS = 3;
/** Nearer than this to the made lesson, all of them, and they count as of one quality. */
const LEAST_SSIM = 0.97;

const LESSONS = [
  { width: 1280, height: 720, frameRate: '25', lengths: [7, 6, 7], computer: false },
  { width: 854, height: 480, frameRate: '30', lengths: [6, 8, 6], computer: true },
  { width: 640, height: 360, frameRate: '25', lengths: [10, 10], computer: false },
  { width: 1920, height: 1080, frameRate: '25', lengths: [6, 6], computer: true },
] as const;

/** The same lesson by encoders of all kinds, none of them visibly worse than another: how far its scores move. */
export async function validateEncodings(run: ValidateRun): Promise<readonly FigureRow[]> {
  const rows: FigureRow[] = [];
  for (const [index, { lengths, computer, ...frame }] of LESSONS.entries()) {
    const seed = 2 * (index + 600) + (run.half === 'report' ? 1 : 0);
    const wish = {
      ...frame,
      name: `lesson-${index}`,
      seed,
      shots: planShots(seed, lengths, computer),
    };
    const { plan, sound } = planLesson(wish);
    const lesson = await writeLesson(plan, sound, run.folder, run.signal);
    const seen = await eachAtOnce(NEAR_EQUAL, availableParallelism(), (encoding) =>
      look(lesson, encoding, run),
    );
    rows.push(tally(`${frame.width}×${frame.height}`, seen));
  }
  return rows;
}

type Seen = Readonly<{ encoding: Encoding; scores: Scores; ssim: number }>;

async function look(
  lesson: MadeLesson,
  encoding: Encoding,
  { folder, signal, say }: ValidateRun,
): Promise<Seen> {
  const name = `${lesson.plan.name}-${encoding.name.replaceAll(' ', '-')}`;
  const file = await encodeLesson(lesson, encoding, join(folder, name), signal);
  const ssim = await measureSsim(lesson.file, file, signal);
  const { scores } = await scoreClip(file, folder, signal);
  say(
    `${name}: SSIM ${ssim.toFixed(4)}, ${scores.clarity} ${scores.audio} ${scores.cuts} ${scores.overall}`,
  );
  return { encoding, scores, ssim };
}

async function measureSsim(first: string, second: string, signal: AbortSignal): Promise<number> {
  const argv = ['ffmpeg', '-hide_banner', '-nostdin', '-i', first, '-i', second];
  const graph = '[0:v]settb=1/1000,setpts=N[a];[1:v]settb=1/1000,setpts=N[b];[a][b]ssim';
  const { stderr } = await runProcess(
    [...argv, '-filter_complex', graph, '-f', 'null', '-'],
    signal,
  );
  return Number(/All:([\d.]+)/.exec(stderr)?.[1]);
}

function tally(name: string, all: readonly Seen[]): FigureRow {
  const equal = all.filter(({ ssim }) => ssim >= LEAST_SSIM);
  const spreads = (['clarity', 'audio', 'cuts', 'overall'] as const).map((part) => {
    const points = equal.map(({ scores }) => scores[part] ?? 0);
    return { part, spread: Math.max(...points) - Math.min(...points) };
  });
  const value = Math.max(...spreads.map(({ spread }) => spread));
  return {
    ...{ name: `scores over encodings, ${name}`, value, unit: 'points' },
    ...{ limit: `≤ ${MOST_POINTS}`, ok: value <= MOST_POINTS && equal.length >= all.length / 2 },
    detail: `${equal.length} of ${all.length} encodings with SSIM ≥ ${LEAST_SSIM}: ${spreads.map(({ part, spread }) => `${part} ${spread}`).join(', ')}`,
  };
}
