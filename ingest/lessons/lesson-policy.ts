import type { Account } from '../../storage/catalog/account.ts';
import type { LessonRecord } from '../../storage/catalog/lesson.ts';
import { mayReadLesson } from '../../storage/catalog/lesson-access.ts';

/** `read` includes the report and the attachments; the others change something. */
export type LessonAction = 'read' | 'upload' | 'retry' | 'cancel' | 'delete' | 'attach';

/** `hidden`: the lesson is to look as if it were not there. */
export type Verdict = 'allowed' | 'forbidden' | 'hidden';

type Who = Pick<Account, 'id' | 'role' | 'region'>;
type What = Pick<LessonRecord, 'ownerId' | 'region'>;

/** What an account may do with a lesson: its own everything; operators and admins so in their region. */
export function judgeAction(action: LessonAction, account: Who, lesson: What): Verdict {
  if (!mayReadLesson(account, lesson)) return 'hidden';
  if (action === 'read') return 'allowed';
  const owns = lesson.ownerId === account.id;
  const runs = account.role === 'operator' || account.role === 'admin';
  return owns || runs ? 'allowed' : 'forbidden';
}
