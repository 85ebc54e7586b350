import './finding-list.css';
import { useState } from 'preact/hooks';
import type { Severity } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { Card } from '../../shared/ui/card.tsx';
import { WholeState } from '../../shared/ui/whole-state.tsx';
import type { Playhead } from '../player/create-playhead.ts';
import type { ListedFinding } from '../timeline/finding-order.ts';
import { FindingItem } from './finding-item.tsx';

const SEVERITIES: readonly Severity[] = ['fault', 'warning', 'note'];

/** What was found, in the order of the lesson; a click goes there and plays. */
export function FindingList({
  listed,
  durationSeconds,
  playhead,
}: {
  listed: readonly ListedFinding[];
  durationSeconds: number;
  playhead: Playhead;
}) {
  const { t } = useApp();
  const [only, setOnly] = useState<Severity | 'all'>('all');
  const count = (severity: Severity | 'all') =>
    listed.filter(({ finding }) => severity === 'all' || finding.severity === severity).length;
  const shown = listed.filter(({ finding }) => only === 'all' || finding.severity === only);
  const present = SEVERITIES.filter((severity) => count(severity) > 0);
  return (
    <Card heading={t('report.findings')} testId="findings">
      {listed.length === 0 ? (
        <WholeState
          icon="check"
          title={t('report.findings-none')}
          text={t('report.findings-none-text')}
        />
      ) : (
        <>
          {present.length > 1 ? (
            <div class="finding-filter" role="toolbar" aria-label={t('report.findings')}>
              {(['all', ...present] as const).map((severity) => (
                <button
                  key={severity}
                  type="button"
                  class="finding-filter__choice numeric"
                  aria-pressed={severity === only}
                  onClick={() => setOnly(severity)}
                >
                  {t(`report.filter-${severity}`, { count: count(severity) })}
                </button>
              ))}
            </div>
          ) : null}
          <ol class="finding-list">
            {shown.map((each) => (
              <FindingItem
                key={each.number}
                finding={each.finding}
                durationSeconds={durationSeconds}
                playhead={playhead}
              />
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}
