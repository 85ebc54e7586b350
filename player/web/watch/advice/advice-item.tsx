import type { Finding } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import type { Playhead } from '../player/create-playhead.ts';
import { FindingTime } from '../timeline/finding-time.tsx';
import { adviceMoments } from './advice-moments.ts';
import type { Advice } from './plan-advice.ts';
import { sayGain } from './say-gain.ts';

/** One thing to do better: what, what to do, where to look, and what it would bring. */
export function AdviceItem({
  advice,
  number,
  durationSeconds,
  playhead,
}: {
  advice: Advice;
  number: number;
  durationSeconds: number;
  playhead: Playhead;
}) {
  const { t } = useApp();
  const { code, findings } = advice;
  const { throughout, shown, more } = adviceMoments(findings, durationSeconds);
  const gain = sayGain(advice, t);
  return (
    <li class="advice" data-testid="advice-item" data-code={code}>
      <span class="advice__number numeric" aria-hidden="true">
        {number}
      </span>
      <div class="advice__body">
        <p class="advice__what">
          <strong>{t(`finding.${code}`)}</strong>
          {gain === null ? null : <span class="advice__gain numeric">{gain}</span>}
        </p>
        <p class="advice__do">{t(`do.${code}`)}</p>
        {findings.length === 0 ? null : (
          <p class="advice__where">
            <span>{t('advice.where')}</span>
            {throughout ? <span>{t('report.whole')}</span> : null}
            {shown.map((finding) => (
              <Moment
                key={`${finding.code} ${finding.startSeconds}`}
                finding={finding}
                durationSeconds={durationSeconds}
                playhead={playhead}
              />
            ))}
            {more === 0 ? null : <span>{t('advice.more', { count: more })}</span>}
          </p>
        )}
      </div>
    </li>
  );
}

function Moment({
  finding,
  durationSeconds,
  playhead,
}: {
  finding: Finding;
  durationSeconds: number;
  playhead: Playhead;
}) {
  const { t } = useApp();
  return (
    <button
      type="button"
      class="advice__moment numeric"
      data-testid="advice-moment"
      data-start-seconds={finding.startSeconds}
      title={t('report.jump', { time: formatDuration(finding.startSeconds) })}
      onClick={(event) => {
        playhead.playFrom(finding.startSeconds);
        // After a click with the mouse the space bar should pause the lesson, not press this again.
        if (event.detail > 0) event.currentTarget.blur();
      }}
    >
      <FindingTime finding={finding} durationSeconds={durationSeconds} />
    </button>
  );
}
