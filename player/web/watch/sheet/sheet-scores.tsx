import type { Scores } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../../shared/app-context.ts';
import { gradeScore } from '../../shared/lesson/grade-score.ts';

const NAMES = ['overall', 'clarity', 'audio', 'cuts'] as const;

/** The scores with their words; the bars are only a second way to see them. */
export function SheetScores({ scores }: { scores: Scores }) {
  const { t } = useApp();
  return (
    <dl class="sheet-scores">
      {NAMES.map((name) => {
        const value = scores[name];
        return (
          <div key={name} class={`sheet-score sheet-score--${name}`}>
            <dt>{t(`score.${name}`)}</dt>
            <dd>
              <strong class="numeric">{value === null ? '–' : Math.round(value)}</strong>{' '}
              {value === null ? t('score.none') : t(`grade.${gradeScore(value)}`)}
              <svg
                class="sheet-score__bar"
                viewBox="0 0 100 4"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect class="sheet-score__track" width="100" height="4" />
                <rect class="sheet-score__fill" width={value ?? 0} height="4" />
              </svg>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
