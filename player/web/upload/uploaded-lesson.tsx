import type { Lesson } from '../../../storage/catalog/lesson.ts';
import { useApp } from '../shared/app-context.ts';
import { formatPercent } from '../shared/format/format-number.ts';
import { FailureNote } from '../shared/lesson/failure-note.tsx';
import { ScoreBars } from '../shared/lesson/score-bars.tsx';
import { StateChip } from '../shared/lesson/state-chip.tsx';
import { TimeLeft } from '../shared/lesson/time-left.tsx';
import { useLesson } from '../shared/lesson/use-lesson.ts';
import { ButtonLink } from '../shared/ui/button.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Progress } from '../shared/ui/progress.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { SourceFactsLine } from './files/source-facts.tsx';

/** One lesson on its way from received to watchable. */
export function UploadedLesson({ id }: { id: string }) {
  const { t, language } = useApp();
  const [loaded, reload] = useLesson(id);
  if (loaded.status === 'loading') {
    return (
      <li class="uploaded">
        <Skeleton height="48px" />
      </li>
    );
  }
  if (loaded.status === 'failed') {
    return (
      <li class="uploaded">
        <ErrorState error={loaded.error} onRetry={reload} />
      </li>
    );
  }
  const lesson = loaded.value;
  const where = t(`upload.state.${stage(lesson)}`);
  const percent = formatPercent(lesson.progress, language.value);
  return (
    <li
      class="uploaded"
      data-testid="uploaded-lesson"
      data-lesson-id={lesson.id}
      data-state={lesson.state}
    >
      <div class="uploaded__top">
        <div class="uploaded__name">
          <h3>{lesson.title}</h3>
          <p class="uploaded__stage">
            <span>{where}</span>
            <SourceFactsLine source={lesson.source} />
            <TimeLeft lesson={lesson} />
          </p>
        </div>
        <StateChip lesson={lesson} />
        {lesson.playable ? (
          <ButtonLink
            small
            look="primary"
            icon="play"
            href={`/lessons/${encodeURIComponent(lesson.id)}`}
          >
            {t('lesson.watch')}
          </ButtonLink>
        ) : null}
      </div>
      {lesson.duplicateOf === null ? null : (
        <p class="uploaded__duplicate" data-testid="uploaded-duplicate">
          {t('upload.duplicate')}{' '}
          <a href={`/lessons/${encodeURIComponent(lesson.duplicateOf)}`}>
            {t('upload.duplicate-link')}
          </a>
        </p>
      )}
      {lesson.failure === null ? null : <FailureNote failure={lesson.failure} />}
      {lesson.scores === null ? null : <ScoreBars scores={lesson.scores} />}
      {lesson.state === 'uploading' || lesson.state === 'processing' ? (
        <Progress share={lesson.progress} label={t('lesson.progress', { state: where, percent })} />
      ) : null}
    </li>
  );
}

function stage(lesson: Lesson): Lesson['state'] | 'playable' {
  return lesson.state === 'processing' && lesson.playable ? 'playable' : lesson.state;
}
