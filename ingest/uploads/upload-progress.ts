import type { FastifyBaseLogger } from 'fastify';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import type { Upload } from './store/upload.ts';

/** Passes on to the catalog how far each upload is, so that everybody who watches the lesson sees it. */
export type UploadProgress = Readonly<{
  reached(upload: Upload, offset: number): void;
  /** Writes down what is new; by itself every two seconds. */
  tell(): Promise<void>;
  close(): Promise<void>;
}>;

const TELL_EVERY_MS = 2000;
/** The catalog takes all of one round in a single transaction; more would hold everybody else up. */
const MOST_AT_ONCE = 200;

/** Whoever has waited longest is told of first. */
export function createUploadProgress(deps: {
  lessons: Pick<LessonStore, 'recordUploadProgress'>;
  log: FastifyBaseLogger;
}): UploadProgress {
  const untold = new Map<string, number>();
  let telling = Promise.resolve();
  const tell = async () => {
    const round = [...untold].slice(0, MOST_AT_ONCE);
    if (round.length === 0) return;
    for (const [lessonId] of round) untold.delete(lessonId);
    const uploads = round.map(([lessonId, progress]) => ({ lessonId, progress }));
    try {
      await deps.lessons.recordUploadProgress(uploads);
    } catch (err) {
      deps.log.warn({ err }, 'could not record how far uploads are');
    }
  };
  const timer = setInterval(() => {
    telling = telling.then(tell);
  }, TELL_EVERY_MS);
  timer.unref();
  return {
    reached({ lessonId, length }, offset) {
      if (lessonId === null || length === null || length === 0) return;
      untold.set(lessonId, offset / length);
    },
    tell,
    async close() {
      clearInterval(timer);
      await telling;
      await tell();
    },
  };
}
