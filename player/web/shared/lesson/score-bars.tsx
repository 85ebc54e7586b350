import './score-bars.css';
import type { Scores } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../app-context.ts';
import { gradeScore } from './grade-score.ts';

export const SCORE_NAMES = ['clarity', 'audio', 'cuts'] as const;

/** The three scores as thin bars. */
export function ScoreBars({ scores }: { scores: Scores }) {
  const { t } = useApp();
  return (
    <dl class="score-bars">
      {SCORE_NAMES.map((name) => {
        const value = scores[name];
        return (
          <div class="score-bar" key={name}>
            <dt>{t(`score.${name}`)}</dt>
            <div class="score-bar__track" aria-hidden="true">
              {value === null ? null : (
                <div
                  class={`score-bar__fill score-fill--${gradeScore(value)}`}
                  style={{ width: `${value}%` }}
                />
              )}
            </div>
            <dd class="score-bar__value numeric" data-score={name}>
              {value === null ? (
                <>
                  <span aria-hidden="true" title={t('score.none')}>
                    –
                  </span>
                  <span class="visually-hidden">{t('score.none')}</span>
                </>
              ) : (
                Math.round(value)
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
