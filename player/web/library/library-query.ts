import type { Lesson, LessonState } from '../../../storage/catalog/lesson.ts';
import type { LessonSort } from '../../../storage/catalog/lesson-store.ts';

/** What the library shows; an empty string does not filter. Kept in the address, so that it survives a reload. */
export type LibraryQuery = Readonly<{
  state: LessonState | '';
  subject: string;
  grade: string;
  q: string;
  sort: LessonSort;
}>;

export const STATES: readonly LessonState[] = [
  'uploading',
  'queued',
  'processing',
  'ready',
  'failed',
  'cancelled',
];
export const SORTS: readonly LessonSort[] = ['newest', 'oldest', 'score', 'title'];

const PAGE_SIZE = 24;

/** Reads an address's search part; what it does not understand does not filter. */
export function parseLibraryQuery(search: string): LibraryQuery {
  const given = new URLSearchParams(search);
  return {
    state: STATES.find((state) => state === given.get('state')) ?? '',
    subject: given.get('subject') ?? '',
    grade: given.get('grade') ?? '',
    q: given.get('q') ?? '',
    sort: SORTS.find((sort) => sort === given.get('sort')) ?? 'newest',
  };
}

/** The search part of the address that shows it: only what differs from the plain library. */
export function formatLibraryQuery(query: LibraryQuery): string {
  const params = filterParams(query);
  if (query.sort !== 'newest') params.set('sort', query.sort);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The API's address for one page of it. */
export function lessonsAddress(query: LibraryQuery, cursor: string | null): string {
  const params = filterParams(query);
  params.set('sort', query.sort);
  params.set('limit', String(PAGE_SIZE));
  if (cursor !== null) params.set('cursor', cursor);
  return `/api/lessons?${params}`;
}

export function isFiltered(query: LibraryQuery): boolean {
  return filterParams(query).size > 0;
}

/** Whether a lesson that has changed belongs to what is shown. Words are looked for where the server looks. */
export function belongsToQuery(lesson: Lesson, query: LibraryQuery): boolean {
  const words = query.q.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const text = `${lesson.title}\n${lesson.owner}\n${lesson.textbook}`.toLowerCase();
  return (
    (query.state === '' || lesson.state === query.state) &&
    (query.subject === '' || lesson.subject === query.subject) &&
    (query.grade === '' || lesson.grade === query.grade) &&
    words.every((word) => text.includes(word))
  );
}

function filterParams(query: LibraryQuery): URLSearchParams {
  const { state, subject, grade, q } = query;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ state, subject, grade, q: q.trim() })) {
    if (value !== '') params.set(name, value);
  }
  return params;
}
