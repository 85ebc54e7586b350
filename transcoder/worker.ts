import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Ladder } from '../config/ladder.ts';
import type { RecordingStandard } from '../config/recording-standards/recording-standard.ts';
import type { Catalog } from '../storage/catalog/catalog.ts';
import type { MediaStore } from '../storage/media/media-store.ts';
import { jobId, type LessonJob, type LessonParts } from '../storage/queue/job.ts';
import type { ProcessLesson } from '../storage/queue/lesson-queue.ts';
import { concludeStep } from './attempt/conclude-step.ts';
import type { Heartbeat } from './attempt/create-heartbeat.ts';
import { openLedger } from './attempt/lesson-ledger.ts';
import { isSameStep, shareDone, shareOf } from './attempt/lesson-shares.ts';
import { runStep } from './attempt/run-step.ts';
import { watchAttempt } from './attempt/watch-attempt.ts';
import { createStoredOutput } from './output/create-stored-output.ts';
import type { LessonSteps } from './steps/lesson-steps.ts';
import type { TranscodeLimits } from './transcode-limits.ts';

export type LessonProcessorDeps = Readonly<{
  catalog: Pick<Catalog, 'lessons'>;
  media: MediaStore;
  steps: LessonSteps;
  ladder: Ladder;
  standard: RecordingStandard;
  limits: TranscodeLimits;
  heartbeat: Pick<Heartbeat, 'begin'>;
  log: Logger;
}>;

type Attempt = Readonly<{ attemptId: string; log: Logger }>;

const BEAT_SECONDS = 1;

/**
 * What a worker does with a job: one step of the lesson's attempt, in the scratch folder that all its steps share.
 * Rejects where trying again may do better.
 */
export function createLessonProcessor(deps: LessonProcessorDeps): ProcessLesson {
  return async (job, signal) => {
    const { lessonId, generation, traceId } = job;
    const record = await deps.catalog.lessons.joinAttempt(lessonId, generation, randomUUID());
    const attemptId = record?.attemptId ?? null;
    const log = deps.log.child({ lessonId, jobId: jobId(job), traceId, attemptId });
    if (attemptId === null) {
      log.info('the lesson no longer wants this job');
      return null;
    }
    try {
      return await doStep(deps, { attemptId, log }, job, signal);
    } catch (error) {
      const { lessons } = deps.catalog;
      await concludeStep({ lessons, media: deps.media }, { job, attemptId, log, signal }, error);
      return null;
    }
  };
}

async function doStep(
  deps: LessonProcessorDeps,
  { attemptId, log }: Attempt,
  job: LessonJob,
  signal: AbortSignal,
): Promise<LessonParts | null> {
  const { media, steps, ladder, standard, limits } = deps;
  const { lessons } = deps.catalog;
  const { lessonId } = job;
  const workFolder = await media.openScratch(attemptId);
  const ledger = openLedger(workFolder);
  const prepared = await ledger.readPrepared();
  const shape = prepared ?? { chunks: 0, sound: false };
  const wasDone = (await ledger.readDone()).some((step) => isSameStep(step, job));

  const beat = deps.heartbeat.begin(lessonId);
  const watch = watchAttempt({
    lessons,
    lessonId,
    attemptId,
    share: shareOf(job, shape),
    partsDone: async () => shareDone(await ledger.readDone(), job, shape),
    onProgress: beat.progress,
    everySeconds: BEAT_SECONDS,
  });
  let encodedSeconds: number | null = null;
  try {
    log.info({ step: job.step }, 'step begins');
    const parts = await media.withLocalFile({ kind: 'source', lessonId }, (sourceFile) =>
      runStep(
        { lessons, media, steps },
        {
          job,
          attemptId,
          ledger,
          work: {
            ...{ sourceFile, workFolder, ladder, standard, limits, log },
            output: createStoredOutput(media, lessonId, attemptId),
            signal: AbortSignal.any([signal, watch.signal]),
            onProgress: watch.progress,
          },
        },
      ),
    );
    if (job.step === 'chunk' && prepared !== null && !wasDone) {
      encodedSeconds = prepared.durationSeconds / prepared.chunks;
    }
    return parts;
  } finally {
    beat.end(encodedSeconds);
    await watch.close();
  }
}
