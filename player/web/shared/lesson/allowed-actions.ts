import type { Account } from '../../../../storage/catalog/account.ts';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';

export type LessonAction = 'retry' | 'cancel' | 'delete';

/** What an account is offered for a lesson: a teacher for its own, operators and administrators for all they see. */
export function allowedActions(
  account: Pick<Account, 'username' | 'role'>,
  lesson: Pick<Lesson, 'owner' | 'state'>,
): readonly LessonAction[] {
  const isOwner = lesson.owner === account.username;
  const runsTheHouse = account.role === 'operator' || account.role === 'admin';
  if (!isOwner && !runsTheHouse) return [];
  switch (lesson.state) {
    case 'uploading':
    case 'queued':
    case 'processing':
      return ['cancel', 'delete'];
    case 'failed':
    case 'cancelled':
      return ['retry', 'delete'];
    case 'ready':
      return runsTheHouse ? ['retry', 'delete'] : ['delete'];
  }
}
