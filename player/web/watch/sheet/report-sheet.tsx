import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import type { Report } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDate, formatDay } from '../../shared/format/format-date.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { RegionPath } from '../../shared/lesson/region-path.tsx';
import { useCurriculum } from '../../shared/lesson/use-curriculum.ts';
import { SheetAdvice } from './sheet-advice.tsx';
import { SheetMeasures } from './sheet-measures.tsx';
import { SheetScores } from './sheet-scores.tsx';
import { SheetStandard } from './sheet-standard.tsx';
import { SheetStills } from './sheet-stills.tsx';
import { SheetStrip } from './sheet-strip.tsx';

/** One page of A4 that says it all: black on white, whatever the theme, and readable without colours. */
export function ReportSheet({
  lesson,
  report,
  masterUrl,
}: {
  lesson: Lesson;
  report: Report;
  /** What the stills lie beside; null: they cannot be shown. */
  masterUrl: string | null;
}) {
  const { t, language } = useApp();
  const { name } = useCurriculum();
  const facts = [name(lesson.subject), name(lesson.grade), lesson.textbook, lesson.textbookNode];
  const { durationSeconds } = report.source;
  const scorer =
    report.scorer === undefined ? [] : [t('sheet.scorer', { version: report.scorer.version })];
  return (
    <article class="sheet" data-testid="sheet">
      <header class="sheet__head">
        <div>
          <p class="sheet__kind">
            {t('product.name')} · {t('sheet.title')}
          </p>
          <h1>{lesson.title || t('lesson.untitled')}</h1>
        </div>
        <p class="sheet__facts">
          <span>
            <RegionPath code={lesson.region} />
          </span>
          <span>{[lesson.owner, ...facts].filter(Boolean).join(' · ')}</span>
          <span class="numeric">
            {formatDay(lesson.createdAt, language.value)} · {formatDuration(durationSeconds)}
          </span>
        </p>
      </header>
      <SheetScores scores={report.scores} />
      <SheetAdvice report={report} />
      <SheetStrip report={report} />
      <SheetStills report={report} masterUrl={masterUrl} />
      <div class="sheet__columns">
        <SheetMeasures report={report} />
        <SheetStandard report={report} />
      </div>
      <footer class="sheet__foot">
        {t('report.machine-hint')}{' '}
        {[
          ...scorer,
          formatDate(new Date().toISOString(), language.value),
          window.location.host,
        ].join(' · ')}
      </footer>
    </article>
  );
}
