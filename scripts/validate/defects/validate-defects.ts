import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { eachAtOnce } from '../each-at-once.ts';
import type { FigureRow } from '../figure-row.ts';
import { writeLesson } from '../material/write-lesson.ts';
import type { ValidateRun } from '../validate-run.ts';
import { planBases } from './base-lessons.ts';
import { describeClip } from './describe-clip.ts';
import { type BaseLesson, planClips } from './plan-clips.ts';
import { RECIPES } from './recipes.ts';
import { runClip } from './run-clip.ts';
import { tallyClips } from './tally-clips.ts';

/** Spoils lessons in every way of the contract and counts what is found, end to end. */
export async function validateDefects(run: ValidateRun): Promise<readonly FigureRow[]> {
  const width = availableParallelism();
  run.say('making lessons');
  const bases = await eachAtOnce(planBases(run.half), width, async ({ plan, sound, hasty }) => {
    const lesson = await writeLesson(plan, sound, run.folder, run.signal);
    return { lesson, hasty } satisfies BaseLesson;
  });
  const clips = planClips(RECIPES, bases, run.half);
  let done = 0;
  const results = await eachAtOnce(clips, width, async (clip) => {
    const result = await runClip(clip, run);
    done += 1;
    for (const line of describeClip(result)) run.say(line);
    if (done % 10 === 0) run.say(`${done} of ${clips.length} clips`);
    return result;
  });
  await writeFile(join(run.folder, 'results.json'), JSON.stringify(results, null, 2));
  return tallyClips(results);
}
