import type { UploadRow } from './sending/upload-row.ts';

/** What a teacher says of a lesson, besides its title; the same for all files of a batch. */
export type LessonFacts = Readonly<{
  subject: string;
  grade: string;
  textbook: string;
  /** Unit and lesson within the textbook. */
  textbookNode: string;
  /** Code of the school, county, city or province. */
  region: string;
}>;

export type FactsProblem = 'files' | 'title' | 'subject' | 'grade';

/** Files that the next start sends. One whose check is not over yet is sent when it is. */
export function waitForStart(rows: readonly UploadRow[]): readonly UploadRow[] {
  return rows.filter(
    ({ state }) => state.name === 'ready' || (state.name === 'checking' && !state.thenSend),
  );
}

/** What is still missing before an upload may start: a file, and for each new lesson a title, subject and grade. */
export function checkFacts(
  facts: LessonFacts,
  rows: readonly UploadRow[],
): readonly FactsProblem[] {
  const files = waitForStart(rows);
  // One that goes on with an unfinished upload has its facts there.
  const lessons = files.filter((row) => row.resume === null);
  if (files.length > 0 && lessons.length === 0) return [];
  const problems: FactsProblem[] = [];
  if (files.length === 0) problems.push('files');
  if (lessons.some((row) => row.title.trim() === '')) problems.push('title');
  if (facts.subject === '') problems.push('subject');
  if (facts.grade === '') problems.push('grade');
  return problems;
}
