import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LessonSteps } from './lesson-steps.ts';
import { probeSource } from './probe/probe-source.ts';
import { transcodeLesson } from './transcode-lesson.ts';

/** The recipe in one piece: nothing is cut into chunks, finish does it all. */
export const WHOLE_LESSON_STEPS: LessonSteps = {
  async prepareLesson({ sourceFile, limits, signal }) {
    const { durationSeconds } = await probeSource({ sourceFile, limits, signal });
    return { chunks: 0, sound: false, playable: false, durationSeconds };
  },
  async encodeChunk() {
    throw new Error('a whole lesson has no chunks');
  },
  async measureSound() {
    throw new Error('a whole lesson’s sound is measured at its end');
  },
  async finishLesson({ workFolder, output, ...work }) {
    const outputFolder = join(workFolder, 'whole');
    await rm(outputFolder, { recursive: true, force: true });
    await mkdir(outputFolder);
    const outcome = await transcodeLesson({ ...work, outputFolder });
    await output.add(outputFolder);
    return outcome;
  },
};
