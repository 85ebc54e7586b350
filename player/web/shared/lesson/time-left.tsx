import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../app-context.ts';
import { formatDuration } from '../format/format-duration.ts';

/** How long a lesson in work will take yet; nothing where nobody can tell. */
export function TimeLeft({ lesson }: { lesson: Pick<Lesson, 'secondsLeft'> }) {
  const { t } = useApp();
  if (lesson.secondsLeft === null) return null;
  return (
    <span class="numeric" data-testid="time-left">
      {t('lesson.left', { time: formatDuration(lesson.secondsLeft) })}
    </span>
  );
}
