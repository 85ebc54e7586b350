import type { Account } from './account.ts';
import type { LessonRecord } from './lesson.ts';
import { isInScope, regionScope } from './region-scope.ts';

/** Whether an account may see a lesson: its own always; those of its region and below unless it is a teacher. */
export function mayReadLesson(
  account: Pick<Account, 'id' | 'role' | 'region'>,
  lesson: Pick<LessonRecord, 'ownerId' | 'region'>,
): boolean {
  if (lesson.ownerId === account.id) return true;
  return account.role !== 'teacher' && isInScope(lesson.region, regionScope(account.region));
}
