import { useEffect, useState } from 'preact/hooks';
import type { Lesson } from '../../../storage/catalog/lesson.ts';
import { useApp } from '../shared/app-context.ts';
import { mergeLesson } from '../shared/live/merge-lesson.ts';
import { belongsToQuery, type LibraryQuery, lessonsAddress } from './library-query.ts';

type LessonPage = Readonly<{ items: readonly Lesson[]; nextCursor: string | null }>;

/** The lessons of a query, growing page by page and changing as the server says so. */
export type LessonList = Readonly<{
  status: 'loading' | 'ready' | 'failed';
  error: unknown;
  lessons: readonly Lesson[];
  hasMore: boolean;
  loadingMore: boolean;
  loadMore(): Promise<void>;
  reload(): void;
  forget(id: string): void;
}>;

export function useLessonList(query: LibraryQuery): LessonList {
  const { api, events } = useApp();
  const [status, setStatus] = useState<LessonList['status']>('loading');
  const [error, setError] = useState<unknown>(null);
  const [lessons, setLessons] = useState<readonly Lesson[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [loadingMore, setLoadingMore] = useState(false);
  const [round, setRound] = useState(0);
  const reopened = events.reopened.value;
  const key = JSON.stringify(query);
  const forget = (id: string) =>
    setLessons((before) => before.filter((lesson) => lesson.id !== id));

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    api.get<LessonPage>(lessonsAddress(query, null), signal).then(
      (page) => {
        if (signal.aborted) return;
        setLessons(page.items);
        setCursor(page.nextCursor);
        setStatus('ready');
      },
      (reason: unknown) => {
        if (signal.aborted) return;
        setError(reason);
        setStatus('failed');
      },
    );
    return () => abort.abort();
  }, [key, round, reopened]);

  useEffect(
    () =>
      events.subscribe({
        changed: (changed) => {
          const belongs = (lesson: Lesson) => belongsToQuery(lesson, query);
          const atTop = query.sort === 'newest';
          setLessons((before) => mergeLesson(before, changed, { belongs, atTop }));
        },
        removed: forget,
      }),
    [key],
  );

  const loadMore = async () => {
    if (cursor === null || loadingMore) return;
    setLoadingMore(true);
    try {
      const page = await api.get<LessonPage>(lessonsAddress(query, cursor));
      setLessons((before) => {
        const known = new Set(before.map((lesson) => lesson.id));
        return [...before, ...page.items.filter((lesson) => !known.has(lesson.id))];
      });
      setCursor(page.nextCursor);
    } finally {
      setLoadingMore(false);
    }
  };

  return {
    status,
    error,
    lessons,
    hasMore: cursor !== null,
    loadingMore,
    loadMore,
    reload: () => {
      setStatus('loading');
      setRound((before) => before + 1);
    },
    forget,
  };
}
