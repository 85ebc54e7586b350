import type { FastifyBaseLogger } from 'fastify';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';

/** An upload on its way: whose it is and how large it will be (bytes; null while unknown). */
type Followed = { readonly lessonId: string; readonly size: number | null; toldAt: number };

/** Passes on to the catalog how far each upload is, so that everybody who watches the lesson sees it. */
export type UploadProgress = Readonly<{
  follow(uploadId: string, lessonId: string, size: number | null): void;
  received(uploadId: string, offset: number): void;
  forget(uploadId: string): void;
}>;

const TELL_EVERY_MS = 1000;

/** At most one write a second and upload. `now` is in milliseconds. */
export function createUploadProgress(deps: {
  lessons: Pick<LessonStore, 'recordUploadProgress'>;
  now: () => number;
  log: FastifyBaseLogger;
}): UploadProgress {
  const followed = new Map<string, Followed>();
  return {
    follow: (uploadId, lessonId, size) => {
      const toldAt = followed.get(uploadId)?.toldAt ?? 0;
      followed.set(uploadId, { lessonId, size, toldAt });
    },
    received(uploadId, offset) {
      const upload = followed.get(uploadId);
      if (upload === undefined || upload.size === null || upload.size === 0) return;
      if (deps.now() - upload.toldAt < TELL_EVERY_MS) return;
      upload.toldAt = deps.now();
      const { lessonId, size } = upload;
      deps.lessons.recordUploadProgress([{ lessonId, progress: offset / size }]).catch((err) => {
        deps.log.warn({ err, lessonId }, 'could not record how far an upload is');
      });
    },
    forget: (uploadId) => followed.delete(uploadId),
  };
}
