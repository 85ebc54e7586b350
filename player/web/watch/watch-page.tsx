import '../shared/ui/card.css';
import './watch.css';
import { useEffect } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { ApiError } from '../shared/http/api-error.ts';
import { useLesson } from '../shared/lesson/use-lesson.ts';
import { ButtonLink } from '../shared/ui/button.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { WholeState } from '../shared/ui/whole-state.tsx';
import { LessonView } from './lesson-view.tsx';

/** One lesson: its stream, scores and findings, or how far it is from having them. */
export function WatchPage({ id }: { id: string }) {
  const { t, language } = useApp();
  const [lesson, reload, tell] = useLesson(id);
  const title = lesson.status === 'ready' ? lesson.value.title || t('lesson.untitled') : null;
  useEffect(() => {
    if (title !== null) document.title = `${title} · ${t('product.name')}`;
  }, [title, language.value]);
  if (lesson.status === 'failed' && isMissing(lesson.error)) {
    return (
      <WholeState
        icon="search"
        title={t('watch.missing')}
        text={t('watch.missing-text')}
        testId="lesson-missing"
      >
        <ButtonLink look="primary" href="/">
          {t('watch.back')}
        </ButtonLink>
      </WholeState>
    );
  }
  if (lesson.status === 'failed') return <ErrorState error={lesson.error} onRetry={reload} />;
  if (lesson.status === 'ready') {
    return <LessonView lesson={lesson.value} onChanged={tell} />;
  }
  return (
    <div class="watch" role="status" aria-busy="true" aria-label={t('state.loading')}>
      <Skeleton height="min(56vw, 460px)" />
      <Skeleton height="260px" />
    </div>
  );
}

function isMissing(error: Error): boolean {
  return error instanceof ApiError && error.status === 404;
}
