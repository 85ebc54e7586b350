import { mkdirSync } from 'node:fs';
import { LESSON_LADDER } from '../../../config/ladder.ts';
import { createFolderOutput } from '../../../transcoder/output/create-folder-output.ts';
import { transcodeLesson } from '../../../transcoder/transcode-lesson.ts';
import { lessonSettings } from './lesson-settings.ts';
import { outputOf, workOf } from './run-youke.ts';

/**
 * A worker that does one lesson, as a process that can be killed: FILE FOLDER. What an earlier one left in the folder
 * is gone on with. Says its progress, 0 to 1, in lines.
 */
const [sourceFile = '', folder = ''] = process.argv.slice(2);
mkdirSync(outputOf(folder), { recursive: true });
mkdirSync(workOf(folder), { recursive: true });
const ignore = () => undefined;
await transcodeLesson({
  ...(await lessonSettings({ env: process.env, signal: new AbortController().signal })),
  ...{ sourceFile, workFolder: workOf(folder), output: createFolderOutput(outputOf(folder)) },
  ...{ ladder: LESSON_LADDER, log: { info: ignore, warn: ignore } },
  onProgress: (progress) => process.stdout.write(`${progress}\n`),
});
