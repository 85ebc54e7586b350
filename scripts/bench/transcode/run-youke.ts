import { join } from 'node:path';
import { type Ladder, LESSON_LADDER } from '../../../config/ladder.ts';
import { createFolderOutput } from '../../../transcoder/output/create-folder-output.ts';
import type { VersionOutput } from '../../../transcoder/output/version-output.ts';
import type { LessonOutcome, StepWork } from '../../../transcoder/steps/lesson-steps.ts';
import { transcodeLesson } from '../../../transcoder/transcode-lesson.ts';
import type { BenchRun } from '../bench-run.ts';
import { emptyFolder } from './empty-folder.ts';
import { lessonSettings } from './lesson-settings.ts';

/** One chunk, whatever the lesson's length. */
export const WHOLE_LADDER: Ladder = {
  ...LESSON_LADDER,
  chunkSeconds: Number.POSITIVE_INFINITY,
  chunksAtLeast: 1,
};

export type YoukeRun = Readonly<{
  sourceFile: string;
  /** Emptied first; afterwards `out` in it is the stream. */
  folder: string;
  ladder: Ladder;
  run: BenchRun;
  /** Something to put before the output. */
  watch?: (output: VersionOutput) => VersionOutput;
}>;

/** Everything that a worker does on a lesson: renditions, playlists, poster, storyboard, scores. */
export async function runYouke(request: YoukeRun): Promise<LessonOutcome> {
  return transcodeLesson(await youkeWork(request));
}

/** What the steps work with. */
export async function youkeWork(request: YoukeRun): Promise<StepWork> {
  const { sourceFile, folder, ladder, run, watch = (output) => output } = request;
  await emptyFolder(folder);
  const workFolder = await emptyFolder(workOf(folder));
  const output = watch(createFolderOutput(await emptyFolder(outputOf(folder))));
  const ignore = () => undefined;
  return {
    ...(await lessonSettings(run)),
    ...{ sourceFile, workFolder, output, ladder },
    ...{ onProgress: ignore, log: { info: ignore, warn: ignore } },
  };
}

export function outputOf(folder: string): string {
  return join(folder, 'out');
}

export function workOf(folder: string): string {
  return join(folder, 'work');
}
