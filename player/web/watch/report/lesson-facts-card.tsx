import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDate } from '../../shared/format/format-date.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { RegionPath } from '../../shared/lesson/region-path.tsx';
import { useCurriculum } from '../../shared/lesson/use-curriculum.ts';
import { Card } from '../../shared/ui/card.tsx';
import { type Fact, FactsList } from './facts-list.tsx';

/** Who teaches what, where and since when. */
export function LessonFactsCard({ lesson }: { lesson: Lesson }) {
  const { t, language } = useApp();
  const { name } = useCurriculum();
  const facts: Fact[] = [
    [t('facts.teacher'), lesson.owner],
    [t('facts.subject'), name(lesson.subject)],
    [t('facts.grade'), name(lesson.grade)],
    [t('facts.textbook'), lesson.textbook],
    [t('facts.region'), <RegionPath key="region" code={lesson.region} />],
    [t('facts.created'), formatDate(lesson.createdAt, language.value)],
  ];
  if (lesson.durationSeconds !== null) {
    facts.push([t('facts.duration'), formatDuration(lesson.durationSeconds)]);
  }
  return (
    <Card heading={t('report.facts')}>
      <FactsList facts={facts.filter(([, value]) => value !== '')} />
    </Card>
  );
}
