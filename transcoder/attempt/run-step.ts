import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import type { LessonJob, LessonParts } from '../../storage/queue/job.ts';
import type { LessonOutcome, LessonSteps, StepWork } from '../steps/lesson-steps.ts';
import type { LessonLedger } from './lesson-ledger.ts';
import { requireScratch } from './require-scratch.ts';
import { scratchNeed } from './scratch-need.ts';
import { AttemptLostError } from './watch-attempt.ts';

export type RunStepDeps = Readonly<{
  lessons: Pick<LessonStore, 'get' | 'becomePlayable' | 'completeAttempt'>;
  media: Pick<MediaStore, 'space' | 'removeOtherVersions' | 'removeScratch'>;
  steps: LessonSteps;
}>;

type Step = Readonly<{ job: LessonJob; attemptId: string; ledger: LessonLedger; work: StepWork }>;

/**
 * Does what a job asks for and tells the catalog what came of it; gives what is to be queued next. Throws what the
 * step does, TryLaterError while scratch is short, and AttemptLostError.
 */
export async function runStep(deps: RunStepDeps, step: Step): Promise<LessonParts | null> {
  const { job, ledger, work } = step;
  switch (job.step) {
    case 'prepare':
      return prepare(deps, step);
    case 'sound':
      await deps.steps.measureSound(work);
      await ledger.writeDone(job);
      await requireOurs(deps, step);
      return null;
    case 'chunk': {
      await requireRoom(deps, step);
      const { playable } = await deps.steps.encodeChunk(work, job.chunk);
      await ledger.writeDone(job);
      if (playable) await play(deps, step);
      await requireOurs(deps, step);
      return null;
    }
    case 'finish':
      await publish(deps, step, await deps.steps.finishLesson(work));
      return null;
  }
}

async function prepare(deps: RunStepDeps, step: Step): Promise<LessonParts> {
  await requireRoom(deps, step);
  const prepared = await deps.steps.prepareLesson(step.work);
  await step.ledger.writePrepared(prepared);
  if (prepared.playable) await play(deps, step);
  const lesson = await requireOurs(deps, step);
  return { chunks: prepared.chunks, sound: prepared.sound, raised: lesson.raised };
}

/** What was made for a lesson that was cancelled in that moment is cleared up by whoever made it. */
async function requireOurs(
  { lessons }: RunStepDeps,
  { job, attemptId }: Step,
): Promise<LessonRecord> {
  const lesson = await lessons.get(job.lessonId);
  if (lesson === null || lesson.attemptId !== attemptId) throw new AttemptLostError();
  return lesson;
}

async function requireRoom({ lessons, media }: RunStepDeps, step: Step): Promise<void> {
  const { job, ledger, work } = step;
  const lesson = await lessons.get(job.lessonId);
  const prepared = await ledger.readPrepared();
  const size = {
    sourceBytes: lesson?.sourceSizeBytes ?? 0,
    durationSeconds: prepared?.durationSeconds ?? lesson?.durationSeconds ?? 0,
    chunks: prepared?.chunks ?? 1,
  };
  await requireScratch(media, scratchNeed(job, size, work.ladder));
}

/** Changes nothing where an earlier version plays: that one stays until this one is ready. */
async function play({ lessons }: RunStepDeps, { job, attemptId, work }: Step): Promise<void> {
  const record = await lessons.becomePlayable(job.lessonId, attemptId);
  if (record !== null) work.log.info({}, 'the lesson can be watched');
}

/** Renditions first, then the catalog: what the catalog names is there. The version is named after the attempt. */
async function publish(
  { lessons, media }: RunStepDeps,
  { job: { lessonId }, attemptId, work }: Step,
  { report, durationSeconds }: LessonOutcome,
): Promise<void> {
  const before = (await lessons.get(lessonId))?.version ?? attemptId;
  const record = await lessons.completeAttempt(lessonId, attemptId, {
    version: attemptId,
    durationSeconds,
    scores: report.scores,
    report,
  });
  if (record === null) throw new AttemptLostError();
  work.log.info({ scores: report.scores }, 'lesson is ready');
  // URLs of the version before were given out and hold for hours yet: it stays until the next one comes.
  const next = (await lessons.get(lessonId))?.attemptId ?? attemptId;
  await media.removeOtherVersions(lessonId, [attemptId, before, next]);
  await media.removeScratch(attemptId);
}
