import './scores.css';
import type { Scores } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../../shared/app-context.ts';
import { gradeScore } from '../../shared/lesson/grade-score.ts';
import { SCORE_NAMES } from '../../shared/lesson/score-bars.tsx';
import { ButtonLink } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { ScoreRing } from './score-ring.tsx';

/** The three scores and what they come to, said to be a machine's; with the way to the printed report. */
export function ScorePanel({
  scores,
  reportPath,
}: {
  scores: Scores | null;
  /** null: there is no report yet. */
  reportPath: string | null;
}) {
  const { t } = useApp();
  return (
    <Card
      heading={t('report.scores')}
      aside={<span class="machine-badge">{t('report.machine')}</span>}
      testId="scores"
    >
      {scores === null ? (
        <p class="report-pending">{t('report.pending')}</p>
      ) : (
        <div class="scores">
          <ScoreRing value={scores.overall} />
          <dl class="scores__list">
            {SCORE_NAMES.map((name) => (
              <ScoreRow key={name} name={name} value={scores[name]} />
            ))}
          </dl>
        </div>
      )}
      <p class="scores__hint">{t('report.machine-hint')}</p>
      {reportPath === null ? null : (
        <p class="scores__print">
          <ButtonLink small icon="print" href={reportPath} data-testid="open-report">
            {t('sheet.open')}
          </ButtonLink>
        </p>
      )}
    </Card>
  );
}

function ScoreRow({ name, value }: { name: (typeof SCORE_NAMES)[number]; value: number | null }) {
  const { t } = useApp();
  const grade = value === null ? null : gradeScore(value);
  return (
    <div class="score-row">
      <dt>{t(`score.${name}`)}</dt>
      <dd>
        <strong class="numeric" data-testid={`score-${name}`} data-score={value ?? ''}>
          {value === null ? '–' : Math.round(value)}
        </strong>
        <span class={`grade grade--${grade ?? 'none'}`}>
          {grade === null ? t('score.none') : t(`grade.${grade}`)}
        </span>
      </dd>
      <div class="score-bar__track" aria-hidden="true">
        {value === null || grade === null ? null : (
          <div class={`score-bar__fill score-fill--${grade}`} style={{ width: `${value}%` }} />
        )}
      </div>
    </div>
  );
}
