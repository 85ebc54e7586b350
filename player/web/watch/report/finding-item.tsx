import { useComputed } from '@preact/signals';
import type { Finding } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { formatMeasure } from '../../shared/format/format-measure.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import type { Playhead } from '../player/create-playhead.ts';
import { isThroughout } from '../timeline/finding-order.ts';
import { FindingTime } from '../timeline/finding-time.tsx';

/** One finding: how bad, when, what, and by how much. */
export function FindingItem({
  finding,
  durationSeconds,
  playhead,
}: {
  finding: Finding;
  durationSeconds: number;
  playhead: Playhead;
}) {
  const { t, language } = useApp();
  const now = useComputed(
    () =>
      !isThroughout(finding, durationSeconds) &&
      playhead.at.value >= finding.startSeconds - 0.1 &&
      playhead.at.value <= Math.max(finding.endSeconds, finding.startSeconds + 1),
  );
  const value = (amount: number) => formatMeasure(amount, finding.unit, t, language.value);
  return (
    <li>
      <button
        type="button"
        class={`finding ${now.value ? 'finding--now' : ''}`}
        data-testid="finding"
        data-code={finding.code}
        data-start-seconds={finding.startSeconds}
        title={t('report.jump', { time: formatDuration(finding.startSeconds) })}
        onClick={(event) => {
          playhead.playFrom(finding.startSeconds);
          // After a click with the mouse the space bar should pause the lesson, not press this again.
          if (event.detail > 0) event.currentTarget.blur();
        }}
      >
        <span class={`finding__icon finding__icon--${finding.severity}`}>
          <Icon name={finding.severity} size={18} />
          <span class="visually-hidden">{t(`severity.${finding.severity}`)}</span>
        </span>
        <span class="finding__body">
          <span class="finding__message">{finding.message[language.value]}</span>
          <span class="finding__facts numeric">
            <span class="finding__time">
              <FindingTime finding={finding} durationSeconds={durationSeconds} />
            </span>
            <span>{t('report.measured', { value: value(finding.measured) })}</span>
            <span>{t('report.limit', { value: value(finding.limit) })}</span>
          </span>
        </span>
      </button>
    </li>
  );
}
