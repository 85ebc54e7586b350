import '../shared/ui/card.css';
import './library.css';
import { useApp } from '../shared/app-context.ts';
import { explainError } from '../shared/http/explain-error.ts';
import { useCurriculum } from '../shared/lesson/use-curriculum.ts';
import { Button, ButtonLink } from '../shared/ui/button.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { WholeState } from '../shared/ui/whole-state.tsx';
import { LessonCard } from './lesson-card.tsx';
import { LessonCardSkeleton } from './lesson-card-skeleton.tsx';
import { LibraryFilters } from './library-filters.tsx';
import {
  formatLibraryQuery,
  isFiltered,
  type LibraryQuery,
  parseLibraryQuery,
} from './library-query.ts';
import { type LessonList, useLessonList } from './use-lesson-list.ts';

/** All lessons this account may see, with their states as they change. */
export function LibraryPage() {
  const { t, router } = useApp();
  const query = parseLibraryQuery(router.search.value);
  const list = useLessonList(query);
  const curriculum = useCurriculum();
  const show = (next: LibraryQuery) => router.go(`/${formatLibraryQuery(next)}`, { replace: true });
  return (
    <>
      <div class="page-heading">
        <h1>{t('library.title')}</h1>
        <ButtonLink look="primary" icon="upload" href="/upload">
          {t('library.upload')}
        </ButtonLink>
      </div>
      <LibraryFilters query={query} curriculum={curriculum} onChange={show} />
      <Lessons list={list} filtered={isFiltered(query)} subjectName={curriculum.name} />
    </>
  );
}

function Lessons({
  list,
  filtered,
  subjectName,
}: {
  list: LessonList;
  filtered: boolean;
  subjectName: (word: string) => string;
}) {
  const { t, router, toasts, language } = useApp();
  if (list.status === 'failed') return <ErrorState error={list.error} onRetry={list.reload} />;
  if (list.status === 'loading') {
    return (
      <div class="lesson-grid" aria-busy="true" aria-label={t('state.loading')} role="status">
        {Array.from({ length: 8 }, (_, index) => (
          <LessonCardSkeleton key={index} />
        ))}
      </div>
    );
  }
  if (list.lessons.length === 0) {
    return filtered ? (
      <WholeState
        icon="search"
        title={t('library.none-title')}
        text={t('library.none-text')}
        testId="library-none"
      >
        <Button onClick={() => router.go('/', { replace: true })}>{t('library.clear')}</Button>
      </WholeState>
    ) : (
      <WholeState
        icon="film"
        title={t('library.empty-title')}
        text={t('library.empty-text')}
        testId="library-empty"
      >
        <ButtonLink look="primary" icon="upload" href="/upload">
          {t('library.upload')}
        </ButtonLink>
      </WholeState>
    );
  }
  const loadMore = () =>
    list
      .loadMore()
      .catch((error: unknown) => toasts.show('bad', explainError(error, t, language.value)));
  return (
    <>
      <ul class="lesson-grid" aria-label={t('library.list')} data-testid="lesson-list">
        {list.lessons.map((lesson) => (
          <LessonCard
            key={lesson.id}
            lesson={lesson}
            subjectName={subjectName}
            onDeleted={() => list.forget(lesson.id)}
          />
        ))}
      </ul>
      {list.hasMore ? (
        <div class="lesson-more">
          <Button onClick={loadMore} disabled={list.loadingMore} data-testid="load-more">
            {t(list.loadingMore ? 'library.more-busy' : 'library.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
