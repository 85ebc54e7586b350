import type { Logger } from 'pino';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';
import { clearAttempt } from './clear-attempt.ts';

export type SweepDeps = Readonly<{
  lessons: Pick<LessonStore, 'get' | 'withWork' | 'endedAttempts' | 'forgetAttempt'>;
  media: MediaStore;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Milliseconds since 1970. */
  now: () => number;
}>;

/** Every job of an ended attempt has noticed by then, and writes no more. */
const SETTLED_MS = 60_000;
const STALE_SCRATCH_SECONDS = 3600;

/** Removes what ended attempts have left, and scratch untouched for an hour that is of no lesson being processed. */
export async function sweepAttempts(deps: SweepDeps): Promise<void> {
  const { lessons, media, log, now } = deps;
  for (const ended of await lessons.endedAttempts(now() - SETTLED_MS)) {
    try {
      await clearAttempt(deps, ended);
      await lessons.forgetAttempt(ended.attemptId);
    } catch (error) {
      // The others are swept all the same, and this one again.
      log.warn({ err: error, ...ended }, 'could not remove what an attempt has left');
    }
  }
  const living = (await lessons.withWork()).flatMap(({ attemptId }) => attemptId ?? []);
  const removed = await media.removeStaleScratch(STALE_SCRATCH_SECONDS, living);
  if (removed > 0) log.info({ removed }, 'removed scratch that nobody works in');
}
