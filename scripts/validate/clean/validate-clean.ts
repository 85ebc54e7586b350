import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../../storage/catalog/report.ts';
import { eachAtOnce } from '../each-at-once.ts';
import { encodeLesson } from '../encode-lesson.ts';
import type { FigureRow } from '../figure-row.ts';
import { writeLesson } from '../material/write-lesson.ts';
import { scoreClip } from '../score-clip.ts';
import type { ValidateRun } from '../validate-run.ts';
import { type CleanLesson, planCleanLessons } from './plan-clean-lessons.ts';

const MOST_IN_TWENTY_MINUTES = 1;

/** Lessons without a fault: whatever is found of them is false. */
export async function validateClean(run: ValidateRun): Promise<readonly FigureRow[]> {
  const lessons = planCleanLessons(run.half);
  const found = await eachAtOnce(lessons, availableParallelism(), (lesson) => look(lesson, run));
  const minutes = lessons.reduce((sum, { sound }) => sum + sound.seconds, 0) / 60;
  const findings = found.flat();
  const value = (findings.length / minutes) * 20;
  return [
    {
      ...{ name: 'false findings in 20 clean minutes', value, unit: '' },
      ...{ limit: `≤ ${MOST_IN_TWENTY_MINUTES}`, ok: value <= MOST_IN_TWENTY_MINUTES },
      detail: `${findings.length} in ${minutes.toFixed(1)} min${findings.length > 0 ? `: ${countCodes(findings)}` : ''}`,
    },
  ];
}

async function look(
  { plan, sound, encoding }: CleanLesson,
  { folder, signal, say }: ValidateRun,
): Promise<readonly Finding[]> {
  const made = await writeLesson(plan, sound, folder, signal);
  const file = await encodeLesson(made, encoding, join(folder, `${plan.name}-encoded`), signal);
  const { findings, scores } = await scoreClip(file, folder, signal);
  const { width, height } = plan.size;
  const [clarity, audio, cuts] = [scores.clarity, scores.audio, scores.cuts];
  say(
    `${plan.name} ${width}×${height} ${plan.frameRate} ${encoding.name}: ${clarity} ${audio} ${cuts}`,
  );
  for (const { code, startSeconds, endSeconds, measured, limit, unit } of findings) {
    say(
      `false ${code} ${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)}, ${measured} (${limit}) ${unit}, in ${plan.name}`,
    );
  }
  return findings;
}

function countCodes(findings: readonly Finding[]): string {
  const groups = Map.groupBy(findings, ({ code }) => code);
  return [...groups].map(([code, list]) => `${code} × ${list.length}`).join(', ');
}
