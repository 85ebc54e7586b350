import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { adviceMoments } from '../advice/advice-moments.ts';
import { nameAdvice } from '../advice/name-advice.ts';
import { type Advice, planAdvice } from '../advice/plan-advice.ts';
import { sayGain } from '../advice/say-gain.ts';

/** The two or three things, on paper: the moments as times to type in. */
export function SheetAdvice({ report }: { report: Report }) {
  const { t } = useApp();
  const advices = planAdvice(report);
  return (
    <section>
      <h2>{nameAdvice(advices.length, t)}</h2>
      {advices.length === 0 ? (
        <p>{t('advice.praise')}</p>
      ) : (
        <ol class="sheet-advice">
          {advices.map((advice) => (
            <li key={advice.code}>
              <strong>{t(`finding.${advice.code}`)}</strong> <Gain advice={advice} />
              <p class="sheet-advice__do">{t(`do.${advice.code}`)}</p>
              <Where advice={advice} durationSeconds={report.source.durationSeconds} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Gain({ advice }: { advice: Advice }) {
  const said = sayGain(advice, useApp().t);
  return said === null ? null : <span class="numeric sheet-advice__gain">{said}</span>;
}

function Where({ advice, durationSeconds }: { advice: Advice; durationSeconds: number }) {
  const { t } = useApp();
  const { throughout, shown, more } = adviceMoments(advice.findings, durationSeconds);
  const said = [
    ...(throughout ? [t('report.whole')] : []),
    ...shown.map(({ startSeconds, endSeconds }) => {
      const [start, end] = [formatDuration(startSeconds), formatDuration(endSeconds)];
      return start === end ? start : `${start}–${end}`;
    }),
    ...(more > 0 ? [t('advice.more', { count: more })] : []),
  ];
  if (said.length === 0) return null;
  return (
    <p class="numeric sheet-advice__where">
      {t('advice.where')} {said.join(' · ')}
    </p>
  );
}
