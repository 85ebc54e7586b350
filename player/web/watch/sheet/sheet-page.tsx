import '../../shared/ui/card.css';
import { useEffect } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../../shared/app-context.ts';
import { useLesson } from '../../shared/lesson/use-lesson.ts';
import { Button, ButtonLink } from '../../shared/ui/button.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { WholeState } from '../../shared/ui/whole-state.tsx';
import { useLessonStream } from '../use-lesson-stream.ts';
import { ReportSheet } from './report-sheet.tsx';
import './sheet.css';

/** A lesson's report as one sheet of paper, to be printed or read. */
export function SheetPage({ id }: { id: string }) {
  const { t, language } = useApp();
  const [lesson, reload] = useLesson(id);
  const title = lesson.status === 'ready' ? lesson.value.title || t('lesson.untitled') : null;
  useEffect(() => {
    if (title !== null) document.title = `${title} · ${t('sheet.title')}`;
  }, [title, language.value]);
  if (lesson.status === 'failed') return <ErrorState error={lesson.error} onRetry={reload} />;
  if (lesson.status === 'loading') return <Waiting />;
  return (
    <>
      <div class="sheet-bar">
        <ButtonLink icon="back" href={`/lessons/${encodeURIComponent(id)}`}>
          {t('sheet.back')}
        </ButtonLink>
        <Button look="primary" icon="print" onClick={() => window.print()}>
          {t('sheet.print')}
        </Button>
      </div>
      <Sheet lesson={lesson.value} />
    </>
  );
}

function Sheet({ lesson }: { lesson: Lesson }) {
  const { t } = useApp();
  const { playback, report, reloadReport } = useLessonStream(lesson);
  if (report.status === 'failed') return <ErrorState error={report.error} onRetry={reloadReport} />;
  if (report.status === 'loading' || playback.status === 'loading') return <Waiting />;
  if (report.value === null) {
    return <WholeState icon="clock" title={t('sheet.none')} text={t('sheet.none-text')} />;
  }
  // The report is worth printing without its pictures.
  const masterUrl = playback.status === 'ready' ? (playback.value?.masterUrl ?? null) : null;
  return <ReportSheet lesson={lesson} report={report.value} masterUrl={masterUrl} />;
}

function Waiting() {
  const { t } = useApp();
  return (
    <div role="status" aria-busy="true" aria-label={t('state.loading')}>
      <Skeleton height="80vh" />
    </div>
  );
}
