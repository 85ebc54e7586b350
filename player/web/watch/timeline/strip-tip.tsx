import type { Finding } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { FindingTime } from './finding-time.tsx';
import type { Moment } from './moment.ts';
import { nameFindings, sayValues } from './say-moment.ts';

/** Half of the widest tip, so that it stays within the strip. */
const HALF = 118;

/** The values of a moment in words, or the finding under the pointer. */
export function StripTip({
  x,
  width,
  finding,
  moment,
  durationSeconds,
}: {
  x: number;
  width: number;
  finding: Finding | null;
  moment: Moment;
  durationSeconds: number;
}) {
  const { t, language } = useApp();
  const left = Math.min(Math.max(x, HALF), Math.max(HALF, width - HALF));
  return (
    <div
      class="strip__tip"
      aria-hidden="true"
      data-testid="timeline-tip"
      style={{ left: `${left}px` }}
    >
      {finding === null ? (
        <>
          <strong class="numeric">{formatDuration(moment.atSeconds)}</strong>
          <span class="numeric">{sayValues(moment, t, language.value).join(' · ')}</span>
          {moment.findings.length === 0 ? null : (
            <span>{nameFindings(moment, t).join(language.value === 'zh' ? '、' : ', ')}</span>
          )}
        </>
      ) : (
        <>
          <strong class="numeric">
            {t(`severity.${finding.severity}`)} ·{' '}
            <FindingTime finding={finding} durationSeconds={durationSeconds} />
          </strong>
          <span>{finding.message[language.value]}</span>
        </>
      )}
    </div>
  );
}
