import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import { regionScope, WHOLE_COUNTRY } from '../../storage/catalog/region-scope.ts';

const PAGE = 200;

/** Ids of all lessons that have scores, the oldest first. */
export async function listScored(lessons: Pick<LessonStore, 'list'>): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await lessons.list({
      ...{ scope: regionScope(WHOLE_COUNTRY), ownerId: null, state: null, region: null },
      ...{ subject: null, grade: null, q: null, sort: 'oldest', limit: PAGE, cursor },
    });
    ids.push(...page.items.filter(({ scores }) => scores !== null).map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return ids;
}
