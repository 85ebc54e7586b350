import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Ladder } from '../config/ladder.ts';
import type { RecordingStandard } from '../config/recording-standards/recording-standard.ts';
import type { Catalog } from '../storage/catalog/catalog.ts';
import type { MediaStore } from '../storage/media/media-store.ts';
import { jobId, type LessonJob } from '../storage/queue/job.ts';
import type { ProcessLesson } from '../storage/queue/lesson-queue.ts';
import type { Heartbeat } from './create-heartbeat.ts';
import { UnusableSourceError } from './probe/unusable-source-error.ts';
import { type LessonOutcome, transcodeLesson } from './transcode-lesson.ts';
import type { TranscodeLimits } from './transcode-limits.ts';
import { AttemptLostError, type AttemptWatch, watchAttempt } from './watch-attempt.ts';

export type LessonProcessorDeps = Readonly<{
  catalog: Pick<Catalog, 'lessons'>;
  media: MediaStore;
  ladder: Ladder;
  standard: RecordingStandard;
  limits: TranscodeLimits;
  heartbeat: Pick<Heartbeat, 'begin'>;
  log: Logger;
}>;

type Attempt = Readonly<{ job: LessonJob; attemptId: string; watch: AttemptWatch; log: Logger }>;

const PROGRESS_EVERY_SECONDS = 1;

/**
 * What a worker does with a job: one attempt at a lesson, in a scratch folder of its own, recorded in the catalog
 * when it is over. Rejects where another attempt may do better.
 */
export function createLessonProcessor(deps: LessonProcessorDeps): ProcessLesson {
  const { lessons } = deps.catalog;
  return async (job, signal) => {
    const { lessonId, generation, traceId } = job;
    const attemptId = randomUUID();
    const log = deps.log.child({ lessonId, jobId: jobId(job), traceId, attemptId });
    if ((await lessons.beginAttempt(lessonId, generation, attemptId)) === null) {
      log.info('the lesson no longer wants this job');
      return;
    }
    log.info('attempt begins');
    const watch = watchAttempt({
      lessons,
      lessonId,
      attemptId,
      everySeconds: PROGRESS_EVERY_SECONDS,
    });
    const attempt = { job, attemptId, watch, log };
    const beat = deps.heartbeat.begin(lessonId);
    let done: LessonOutcome | null = null;
    try {
      const folder = await deps.media.createScratch(attemptId);
      const outcome = await transcodeStored(deps, attempt, folder, signal, beat.progress);
      await publish(deps, attempt, folder, outcome);
      done = outcome;
    } catch (error) {
      await conclude(deps, attempt, signal, error);
    } finally {
      beat.end(done?.durationSeconds ?? null);
      await watch.close();
      await deps.media.removeScratch(attemptId);
    }
  };
}

function transcodeStored(
  { media, ladder, standard, limits }: LessonProcessorDeps,
  { job, watch, log }: Attempt,
  outputFolder: string,
  signal: AbortSignal,
  tell: (progress: number) => void,
): Promise<LessonOutcome> {
  return media.withLocalFile({ kind: 'source', lessonId: job.lessonId }, (sourceFile) =>
    transcodeLesson({
      sourceFile,
      outputFolder,
      ladder,
      standard,
      limits,
      signal: AbortSignal.any([signal, watch.signal]),
      onProgress(progress) {
        watch.progress(progress);
        tell(progress);
      },
      log,
    }),
  );
}

/** Renditions first, then the catalog: what the catalog names is there. The version is named after the attempt. */
async function publish(
  { catalog, media }: LessonProcessorDeps,
  { job: { lessonId }, attemptId, log }: Attempt,
  folder: string,
  { report, durationSeconds }: LessonOutcome,
): Promise<void> {
  const before = (await catalog.lessons.get(lessonId))?.version ?? null;
  await media.publish(lessonId, attemptId, folder);
  const record = await catalog.lessons.completeAttempt(lessonId, attemptId, {
    version: attemptId,
    durationSeconds,
    scores: report.scores,
    report,
  });
  if (record === null) throw new AttemptLostError();
  log.info({ scores: report.scores }, 'lesson is ready');
  // URLs of the version before were given out and hold for hours yet: it stays until the next one comes.
  await media.removeOtherVersions(lessonId, [attemptId, ...(before === null ? [] : [before])]);
}

/** Brings a failed attempt to its end in the catalog. Rethrows what another attempt may mend. */
async function conclude(
  { catalog: { lessons }, media }: LessonProcessorDeps,
  { job: { lessonId }, attemptId, log }: Attempt,
  signal: AbortSignal,
  error: unknown,
): Promise<void> {
  if (error instanceof AttemptLostError) {
    log.info('attempt ends: the lesson was cancelled or taken over');
    // What was published after that would lie here for ever: no row names it.
    if ((await lessons.get(lessonId)) === null) await media.removeLesson(lessonId);
    else await media.removeVersion(lessonId, attemptId);
    return;
  }
  if (error instanceof UnusableSourceError) {
    log.warn({ code: error.code, err: error.cause }, 'attempt ends: the source cannot be used');
    await lessons.failAttempt(lessonId, attemptId, { code: error.code, message: error.message });
    return;
  }
  await lessons.releaseAttempt(lessonId, attemptId);
  if (signal.aborted) {
    log.info({ reason: signal.reason }, 'attempt ends before its time; another will follow');
    throw new Error(`the attempt was ended: ${signal.reason}`);
  }
  log.error({ err: error }, 'attempt failed; another may follow');
  throw error;
}
