import type { Lesson } from '../../../storage/catalog/lesson.ts';
import { useApp } from '../shared/app-context.ts';
import { formatDate, formatDay } from '../shared/format/format-date.ts';
import { formatDuration } from '../shared/format/format-duration.ts';
import { formatPercent } from '../shared/format/format-number.ts';
import { FailureNote } from '../shared/lesson/failure-note.tsx';
import { LessonActions } from '../shared/lesson/lesson-actions.tsx';
import { Poster } from '../shared/lesson/poster.tsx';
import { RegionPath } from '../shared/lesson/region-path.tsx';
import { ScoreBars } from '../shared/lesson/score-bars.tsx';
import { StateChip } from '../shared/lesson/state-chip.tsx';
import { Progress } from '../shared/ui/progress.tsx';

/** One lesson of the library. The whole card leads to it; the actions have a button of their own. */
export function LessonCard({
  lesson,
  subjectName,
  onDeleted,
}: {
  lesson: Lesson;
  subjectName: (word: string) => string;
  onDeleted: () => void;
}) {
  const { t, language } = useApp();
  const facts = [lesson.owner, subjectName(lesson.subject), subjectName(lesson.grade)];
  return (
    <li
      class="lesson-card card"
      data-testid="lesson-card"
      data-lesson-id={lesson.id}
      data-state={lesson.state}
    >
      <Poster lesson={lesson}>
        <span class="lesson-card__chip">
          <StateChip lesson={lesson} />
        </span>
        {lesson.durationSeconds === null ? null : (
          <span class="lesson-card__length numeric">{formatDuration(lesson.durationSeconds)}</span>
        )}
      </Poster>
      <div class="lesson-card__body">
        <div class="lesson-card__heading">
          <h2 class="lesson-card__title">
            <a href={`/lessons/${encodeURIComponent(lesson.id)}`}>
              {lesson.title || t('lesson.untitled')}
            </a>
          </h2>
          <LessonActions lesson={lesson} onDeleted={onDeleted} />
        </div>
        <p class="lesson-card__facts">{facts.filter(Boolean).join(' · ')}</p>
        <p class="lesson-card__facts lesson-card__facts--minor">
          <RegionPath code={lesson.region} levels={2} />
          <time dateTime={lesson.createdAt} title={formatDate(lesson.createdAt, language.value)}>
            {formatDay(lesson.createdAt, language.value)}
          </time>
        </p>
        <div class="lesson-card__outcome">
          <Outcome lesson={lesson} />
        </div>
      </div>
    </li>
  );
}

function Outcome({ lesson }: { lesson: Lesson }) {
  const { t, language } = useApp();
  if (lesson.failure !== null) return <FailureNote failure={lesson.failure} />;
  if (lesson.scores !== null) return <ScoreBars scores={lesson.scores} />;
  if (lesson.state === 'cancelled') return null;
  if (lesson.state === 'queued') {
    return <p class="lesson-card__wait">{t('upload.state.queued')}</p>;
  }
  const state = t(`lesson.state.${lesson.state}`);
  const percent = formatPercent(lesson.progress, language.value);
  const label = t('lesson.progress', { state, percent });
  return <Progress share={lesson.progress} label={label} />;
}
