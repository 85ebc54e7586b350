import { encodeChunk } from './steps/encode-chunk.ts';
import { finishLesson } from './steps/finish-lesson.ts';
import type { LessonOutcome, StepWork } from './steps/lesson-steps.ts';
import { measureSound } from './steps/measure-sound.ts';
import { prepareLesson } from './steps/prepare-lesson.ts';

export type LessonWork = StepWork;

/** Shares of the whole that the steps beside the chunks are: guesses, for a bar that moves. */
const PREPARING = 0.05;
const LISTENING = 0.05;
const FINISHING = 0.02;

/** The recipe: a source becomes a scored stream, all steps one after the other. Throws as LessonSteps do. */
export async function transcodeLesson(work: LessonWork): Promise<LessonOutcome> {
  let done = 0;
  const step = (share: number): StepWork => {
    const before = done;
    done += share;
    return { ...work, onProgress: (progress) => work.onProgress(before + progress * share) };
  };
  const { chunks, sound } = await prepareLesson(step(PREPARING));
  const encoding = (1 - PREPARING - FINISHING - (sound ? LISTENING : 0)) / chunks;
  for (let chunk = 0; chunk < chunks; chunk++) await encodeChunk(step(encoding), chunk);
  if (sound) await measureSound(step(LISTENING));
  return finishLesson(step(1 - done));
}
