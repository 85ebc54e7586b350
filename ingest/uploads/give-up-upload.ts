import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import type { Upload } from './store/upload.ts';
import type { UploadsDeps } from './uploads-deps.ts';

/**
 * Cancels what an unfinished upload was to become, then forgets its bytes; whoever sends more of it is broken off.
 * Gives its lesson as it was cancelled: with a source, where the last byte came at the same moment.
 */
export async function giveUpUpload(
  { id, lessonId }: Pick<Upload, 'id' | 'lessonId'>,
  {
    catalog,
    discardUpload,
  }: Pick<UploadsDeps, 'discardUpload'> &
    Readonly<{ catalog: Readonly<{ lessons: Pick<LessonStore, 'cancel'> }> }>,
): Promise<LessonRecord | null> {
  const cancelled = lessonId === null ? null : await catalog.lessons.cancel(lessonId);
  await discardUpload(id);
  return cancelled;
}
