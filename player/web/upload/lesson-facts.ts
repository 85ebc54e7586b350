/** What a teacher says of a lesson, besides its title; the same for all files of a batch. */
export type LessonFacts = Readonly<{
  subject: string;
  grade: string;
  textbook: string;
  /** Code of the school, county, city or province. */
  region: string;
}>;

/** A file that was picked, and the lesson's title it will get. */
export type PickedFile = Readonly<{ id: string; name: string; title: string }>;

export type FactsProblem = 'files' | 'title' | 'subject' | 'grade';

/** What is still missing before an upload may start: a title for each file, a subject and a grade. */
export function checkFacts(
  facts: LessonFacts,
  files: readonly PickedFile[],
): readonly FactsProblem[] {
  const problems: FactsProblem[] = [];
  if (files.length === 0) problems.push('files');
  if (files.some((file) => file.title.trim() === '')) problems.push('title');
  if (facts.subject === '') problems.push('subject');
  if (facts.grade === '') problems.push('grade');
  return problems;
}
