import { ProblemError } from '../../config/http/problem.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import type { LessonStore } from '../../storage/catalog/lesson-store.ts';
import { judgeAction, type LessonAction } from './lesson-policy.ts';

/** The lesson, if the account may do this with it. Throws `lesson-not-found` or `not-allowed`. */
export async function requireLesson(
  lessons: Pick<LessonStore, 'get'>,
  id: string,
  action: LessonAction,
  account: Account,
): Promise<LessonRecord> {
  const lesson = await lessons.get(id);
  const verdict = lesson === null ? 'hidden' : judgeAction(action, account, lesson);
  if (lesson === null || verdict === 'hidden') throw new ProblemError('lesson-not-found');
  if (verdict === 'forbidden') throw new ProblemError('not-allowed');
  return lesson;
}
