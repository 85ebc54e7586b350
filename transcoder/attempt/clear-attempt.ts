import type { EndedAttempt, LessonStore } from '../../storage/catalog/lesson-store.ts';
import type { MediaStore } from '../../storage/media/media-store.ts';

type Deps = Readonly<{
  lessons: Pick<LessonStore, 'get'>;
  media: Pick<MediaStore, 'removeScratch' | 'removeVersion' | 'removeLesson'>;
}>;

/**
 * Removes the files of an attempt that is over, its version only where it came to nothing; of a lesson that was
 * deleted, all.
 */
export async function clearAttempt(
  { lessons, media }: Deps,
  { lessonId, attemptId }: EndedAttempt,
): Promise<void> {
  await media.removeScratch(attemptId);
  const lesson = await lessons.get(lessonId);
  // What was published after that would lie here for ever: no row names it.
  if (lesson === null) await media.removeLesson(lessonId);
  // A job that is late may find that others have brought the attempt to its good end.
  else if (lesson.version !== attemptId) await media.removeVersion(lessonId, attemptId);
}
