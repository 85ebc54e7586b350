import type { Account } from '../../storage/catalog/account.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { mayReadLesson } from '../../storage/catalog/lesson-access.ts';

/**
 * `read` includes the report and the attachments; the others change something, `edit` its facts, `raise` its place
 * before the lessons of others, `rescore` what is said of it.
 */
export type LessonAction =
  | 'read'
  | 'upload'
  | 'retry'
  | 'cancel'
  | 'delete'
  | 'edit'
  | 'attach'
  | 'raise'
  | 'rescore';

/** `hidden`: the lesson is to look as if it were not there. */
export type Verdict = 'allowed' | 'forbidden' | 'hidden';

type Who = Pick<Account, 'id' | 'role' | 'region'>;
type What = Pick<LessonRecord, 'ownerId' | 'region'>;

/** What an account may do with a lesson: its own everything but raising and scoring it; operators and admins everything in their region. */
export function judgeAction(action: LessonAction, account: Who, lesson: What): Verdict {
  if (!mayReadLesson(account, lesson)) return 'hidden';
  if (action === 'read') return 'allowed';
  const forOwners = action !== 'raise' && action !== 'rescore';
  return (forOwners && lesson.ownerId === account.id) || runsTheHouse(account)
    ? 'allowed'
    : 'forbidden';
}

/** Whether it is too late for such an account to change what belongs to a lesson. Both times in milliseconds since 1970. */
export function isLocked(
  account: Pick<Account, 'role'>,
  factsLockedFrom: number | null,
  now: number,
): boolean {
  return factsLockedFrom !== null && now >= factsLockedFrom && !runsTheHouse(account);
}

function runsTheHouse({ role }: Pick<Account, 'role'>): boolean {
  return role === 'operator' || role === 'admin';
}
