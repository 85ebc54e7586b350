import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import type { LessonFacts } from '../../../../storage/catalog/lesson-store.ts';

const NAMES = ['title', 'subject', 'grade', 'textbook', 'textbookNode', 'region'] as const;

/** What a form has changed of a lesson's facts. */
export function planChanges(lesson: Lesson, edited: LessonFacts): Partial<LessonFacts> {
  const changed = NAMES.filter((name) => edited[name].trim() !== lesson[name]);
  return Object.fromEntries(changed.map((name) => [name, edited[name].trim()]));
}

/** A lesson's facts to start a form with. */
export function factsOf(lesson: Lesson): LessonFacts {
  const { title, subject, grade, textbook, textbookNode, region } = lesson;
  return { title, subject, grade, textbook, textbookNode, region };
}
