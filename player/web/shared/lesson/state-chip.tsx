import './state-chip.css';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../app-context.ts';
import { formatPercent } from '../format/format-number.ts';

/** A lesson's state in a word, with how far it is while something moves. */
export function StateChip({ lesson }: { lesson: Pick<Lesson, 'state' | 'progress'> }) {
  const { t, language } = useApp();
  const { state, progress } = lesson;
  const moves = state === 'uploading' || state === 'processing';
  return (
    <span class={`chip chip--${state} numeric`} data-testid="state-chip" data-state={state}>
      {t(`lesson.state.${state}`)}
      {moves ? ` ${formatPercent(progress, language.value)}` : null}
    </span>
  );
}
