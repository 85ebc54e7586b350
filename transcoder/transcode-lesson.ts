import type { LessonStep } from '../storage/queue/job.ts';
import { type LessonShape, shareOf } from './attempt/lesson-shares.ts';
import { encodeChunk } from './steps/encode-chunk.ts';
import { finishLesson } from './steps/finish-lesson.ts';
import type { LessonOutcome, StepWork } from './steps/lesson-steps.ts';
import { measureSound } from './steps/measure-sound.ts';
import { prepareLesson } from './steps/prepare-lesson.ts';

/** The recipe: a source becomes a scored stream, all steps one after the other. Throws as LessonSteps do. */
export async function transcodeLesson(work: StepWork): Promise<LessonOutcome> {
  let done = 0;
  const within = (step: LessonStep, shape: LessonShape): StepWork => {
    const before = done;
    const share = step.step === 'finish' ? 1 - done : shareOf(step, shape);
    done += share;
    return { ...work, onProgress: (progress) => work.onProgress(before + progress * share) };
  };
  const shape = await prepareLesson(within({ step: 'prepare' }, { chunks: 0, sound: false }));
  for (let chunk = 0; chunk < shape.chunks; chunk++) {
    await encodeChunk(within({ step: 'chunk', chunk }, shape), chunk);
  }
  if (shape.sound) await measureSound(within({ step: 'sound' }, shape));
  return finishLesson(within({ step: 'finish' }, shape));
}
