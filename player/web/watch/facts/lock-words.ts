import type { OwnAccount } from '../../shared/session/create-session.ts';
import type { Campaign } from '../use-campaign.ts';

/** What somebody who may change a lesson has to know of the lock; null where there is none. */
export type LockWords =
  | 'facts.until'
  | 'facts.locked'
  | 'facts.until-for-teachers'
  | 'facts.locked-for-teachers'
  | null;

/** `now` in milliseconds since 1970. Whether it is locked is the server's to say, its clock counts. */
export function lockWords(
  campaign: Pick<Campaign, 'factsLockedFrom' | 'factsLocked'>,
  role: OwnAccount['role'],
  now: number,
): LockWords {
  if (campaign.factsLocked) return 'facts.locked';
  if (campaign.factsLockedFrom === null) return null;
  if (role !== 'operator' && role !== 'admin') return 'facts.until';
  const isOver = Date.parse(campaign.factsLockedFrom) <= now;
  return isOver ? 'facts.locked-for-teachers' : 'facts.until-for-teachers';
}
