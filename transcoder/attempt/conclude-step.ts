import type { Logger } from 'pino';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import { hasErrno } from '../../storage/media/has-errno.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import type { LessonJob } from '../../storage/queue/job.ts';
import { TryLaterError } from '../../storage/queue/try-later-error.ts';
import { UnusableSourceError } from '../probe/unusable-source-error.ts';
import { ToolError } from '../tool/tool-error.ts';
import { clearAttempt } from './clear-attempt.ts';

type Deps = Readonly<{ lessons: Pick<LessonStore, 'get' | 'failAttempt'>; media: MediaStore }>;

type FailedStep = Readonly<{
  job: LessonJob;
  attemptId: string;
  /** Of the job, not of the attempt. */
  signal: AbortSignal;
  log: Logger;
}>;

/** Lessons that end meanwhile free their folders. */
const DISK_SECONDS = 30;

/** Brings a step that failed to its end. Rethrows what another try may mend. */
export async function concludeStep(deps: Deps, step: FailedStep, error: unknown): Promise<void> {
  const { lessons } = deps;
  const { job, attemptId, signal, log } = step;
  const ended = { lessonId: job.lessonId, attemptId };
  if ((await lessons.get(job.lessonId))?.attemptId !== attemptId) {
    // Whatever failed then: the others' clearing up may be the cause.
    log.info('step ends: the lesson no longer wants this attempt');
    await clearAttempt(deps, ended);
    return;
  }
  if (error instanceof UnusableSourceError) {
    log.warn({ code: error.code, err: error.cause }, 'step ends: the source cannot be used');
    const failure = { code: error.code, message: error.message };
    await lessons.failAttempt(job.lessonId, attemptId, failure);
    await clearAttempt(deps, ended);
    return;
  }
  if (error instanceof TryLaterError) throw error;
  if (isDiskFull(error)) throw new TryLaterError(DISK_SECONDS, 'the disk is full');
  if (signal.aborted) {
    log.info({ reason: signal.reason }, 'step ends before its time; it will be done again');
    throw new Error(`the step was ended: ${signal.reason}`);
  }
  log.error({ err: error }, 'step failed; another try may follow');
  throw error;
}

function isDiskFull(error: unknown): boolean {
  return (
    hasErrno(error, 'ENOSPC', 'EDQUOT') ||
    (error instanceof ToolError && error.stderrTail.includes('No space left'))
  );
}
