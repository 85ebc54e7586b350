import { ProblemError } from '../../config/http/problem.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import { isLocked } from './lesson-policy.ts';
import { requireLesson } from './require-lesson.ts';

type Deps = Pick<IngestDeps, 'catalog' | 'settings'> &
  Readonly<{
    /** Milliseconds since 1970. */
    now: () => number;
  }>;

/** The lesson, if the account may change this of it, and still may. Throws as requireLesson, and `facts-locked`. */
export async function requireChangeable(
  { catalog, settings, now }: Deps,
  id: string,
  action: 'edit' | 'attach',
  account: Account,
): Promise<LessonRecord> {
  const lesson = await requireLesson(catalog.lessons, id, action, account);
  if (isLocked(account, settings.factsLockedFrom, now())) throw new ProblemError('facts-locked');
  return lesson;
}
