import type { Account } from '../../../../storage/catalog/account.ts';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';

export type LessonAction = 'retry' | 'raise' | 'cancel' | 'delete';

/** What an account is offered for a lesson: a teacher for its own, operators and administrators for all they see. */
export function allowedActions(
  account: Pick<Account, 'username' | 'role'>,
  lesson: Pick<Lesson, 'owner' | 'state' | 'raised'>,
): readonly LessonAction[] {
  if (!mayChange(account, lesson)) return [];
  switch (lesson.state) {
    case 'uploading':
      return ['cancel', 'delete'];
    case 'queued':
    case 'processing':
      return runsTheHouse(account) && !lesson.raised
        ? ['raise', 'cancel', 'delete']
        : ['cancel', 'delete'];
    case 'failed':
    case 'cancelled':
      return ['retry', 'delete'];
    case 'ready':
      return runsTheHouse(account) ? ['retry', 'delete'] : ['delete'];
  }
}

/** Whether an account may change a lesson that it sees: what it says, what belongs to it, what becomes of it. */
export function mayChange(
  account: Pick<Account, 'username' | 'role'>,
  lesson: Pick<Lesson, 'owner'>,
): boolean {
  return lesson.owner === account.username || runsTheHouse(account);
}

function runsTheHouse({ role }: Pick<Account, 'role'>): boolean {
  return role === 'operator' || role === 'admin';
}
