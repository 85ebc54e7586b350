import './advice.css';
import { useMemo } from 'preact/hooks';
import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { Card } from '../../shared/ui/card.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import type { Playhead } from '../player/create-playhead.ts';
import { AdviceItem } from './advice-item.tsx';
import { nameAdvice } from './name-advice.ts';
import { planAdvice } from './plan-advice.ts';

/** The two or three things that would help most, or praise. `own`: the reader taught this lesson. */
export function AdviceCard({
  report,
  own,
  playhead,
}: {
  report: Report;
  own: boolean;
  playhead: Playhead;
}) {
  const { t } = useApp();
  const advices = useMemo(() => planAdvice(report), [report]);
  return (
    <div class={own ? 'advice-card advice-card--own' : 'advice-card'}>
      <Card heading={nameAdvice(advices.length, t)} testId="advice">
        {advices.length === 0 ? (
          <p class="advice-praise">
            <Icon name="check" size={20} />
            {t(own ? 'advice.praise-own' : 'advice.praise')}
          </p>
        ) : (
          <ol class="advice-list">
            {advices.map((advice, index) => (
              <AdviceItem
                key={advice.code}
                advice={advice}
                number={index + 1}
                durationSeconds={report.source.durationSeconds}
                playhead={playhead}
              />
            ))}
          </ol>
        )}
      </Card>
    </div>
  );
}
