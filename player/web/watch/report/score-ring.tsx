import { useApp } from '../../shared/app-context.ts';
import { gradeScore } from '../../shared/lesson/grade-score.ts';

const RADIUS = 44;
const AROUND = 2 * Math.PI * RADIUS;

/** The overall score as a ring with its number and word. */
export function ScoreRing({ value }: { value: number | null }) {
  const { t } = useApp();
  const grade = value === null ? null : gradeScore(value);
  return (
    <div class={`ring ring--${grade ?? 'none'}`}>
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle class="ring__track" cx="50" cy="50" r={RADIUS} />
        {value === null ? null : (
          <circle
            class="ring__value"
            cx="50"
            cy="50"
            r={RADIUS}
            stroke-dasharray={`${(AROUND * value) / 100} ${AROUND}`}
            transform="rotate(-90 50 50)"
          />
        )}
      </svg>
      <div class="ring__words">
        <strong class="ring__number numeric" data-testid="score-overall" data-score={value ?? ''}>
          {value === null ? '–' : Math.round(value)}
        </strong>
        <span class={`grade grade--${grade ?? 'none'}`}>
          {grade === null ? t('score.none') : t(`grade.${grade}`)}
        </span>
      </div>
      <span class="ring__name">{t('score.overall')}</span>
    </div>
  );
}
