import './lock-note.css';
import { useAccount, useApp } from '../../shared/app-context.ts';
import { formatDate } from '../../shared/format/format-date.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import type { Campaign } from '../use-campaign.ts';
import { lockWords } from './lock-words.ts';

/** Until when a lesson can be changed, or since when it no longer can; nothing where there is no such day. */
export function LockNote({ campaign }: { campaign: Campaign }) {
  const { t, language } = useApp();
  const words = lockWords(campaign, useAccount().role, Date.now());
  if (words === null || campaign.factsLockedFrom === null) return null;
  return (
    <p class="lock-note" data-testid="lock-note" data-locked={words === 'facts.locked'}>
      <Icon name={words.startsWith('facts.until') ? 'clock' : 'lock'} size={16} />
      <span>{t(words, { date: formatDate(campaign.factsLockedFrom, language.value) })}</span>
    </p>
  );
}
