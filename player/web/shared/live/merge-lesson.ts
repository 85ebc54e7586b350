import type { Lesson } from '../../../../storage/catalog/lesson.ts';

/**
 * A list with a changed lesson in it. A lesson that no longer belongs leaves; one that is not there yet comes first
 * if `atTop` (the list is sorted newest first), else it waits for the next reading of the list.
 */
export function mergeLesson(
  lessons: readonly Lesson[],
  changed: Lesson,
  options: Readonly<{ belongs: (lesson: Lesson) => boolean; atTop: boolean }>,
): readonly Lesson[] {
  const at = lessons.findIndex((lesson) => lesson.id === changed.id);
  if (!options.belongs(changed)) {
    return at === -1 ? lessons : lessons.filter((lesson) => lesson.id !== changed.id);
  }
  if (at !== -1) return lessons.map((lesson, index) => (index === at ? changed : lesson));
  const first = lessons[0];
  const isNewest = first === undefined || changed.createdAt >= first.createdAt;
  return options.atTop && isNewest ? [changed, ...lessons] : lessons;
}
