import type { Logger } from 'pino';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { jobId, type LessonJob } from '../../storage/queue/job.ts';
import { clearAttempt } from './clear-attempt.ts';
import { judgeGivingUp } from './judge-giving-up.ts';

type Deps = Readonly<{
  lessons: Pick<LessonStore, 'get' | 'fail'>;
  media: MediaStore;
  log: Logger;
}>;

/** What becomes of a lesson one of whose jobs the queue has given up: it fails, and its files go. */
export function createGiveUp({ lessons, media, log }: Deps) {
  return async (job: LessonJob, error: Error): Promise<void> => {
    const { lessonId, generation, traceId } = job;
    const failure = judgeGivingUp(error);
    log.error(
      { err: error, lessonId, jobId: jobId(job), traceId, code: failure.code },
      'gave the lesson up',
    );
    const attemptId = (await lessons.get(lessonId))?.attemptId ?? null;
    if ((await lessons.fail(lessonId, generation, failure)) === null || attemptId === null) return;
    await clearAttempt({ lessons, media }, { lessonId, attemptId });
  };
}
