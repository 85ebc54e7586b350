import { useMemo } from 'preact/hooks';
import type { Lesson } from '../../../storage/catalog/lesson.ts';
import { useAccount, useApp } from '../shared/app-context.ts';
import { LessonActions } from '../shared/lesson/lesson-actions.tsx';
import { StateChip } from '../shared/lesson/state-chip.tsx';
import { useCurriculum } from '../shared/lesson/use-curriculum.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Icon } from '../shared/ui/icon.tsx';
import { AdviceCard } from './advice/advice-card.tsx';
import { AttachmentsCard } from './attachments/attachments-card.tsx';
import { LessonFactsCard } from './facts/lesson-facts-card.tsx';
import { createPlayhead } from './player/create-playhead.ts';
import { FindingList } from './report/finding-list.tsx';
import { ScorePanel } from './report/score-panel.tsx';
import { SourceCard } from './report/source-card.tsx';
import { StandardTable } from './report/standard-table.tsx';
import { reportPath } from './sheet/report-path.ts';
import { Stage } from './stage.tsx';
import { orderFindings } from './timeline/finding-order.ts';
import { useCampaign } from './use-campaign.ts';
import { useLessonStream } from './use-lesson-stream.ts';
import { useWatchKeys } from './use-watch-keys.ts';

/** The stage on one side, what the machine makes of it on the other; below, the facts. */
export function LessonView({
  lesson,
  onChanged,
}: {
  lesson: Lesson;
  onChanged: (lesson: Lesson) => void;
}) {
  const { t, router } = useApp();
  const { name } = useCurriculum();
  const stream = useLessonStream(lesson);
  const [loaded, reloadCampaign] = useCampaign();
  const campaign = loaded.status === 'ready' ? loaded.value : null;
  const playhead = useMemo(createPlayhead, [lesson.id]);
  const report = stream.report.status === 'ready' ? stream.report.value : null;
  const listed = useMemo(() => orderFindings(report?.findings ?? []), [report]);
  useWatchKeys(playhead, listed);
  const own = useAccount().username === lesson.owner;
  const advice =
    report === null ? null : <AdviceCard report={report} own={own} playhead={playhead} />;
  const durationSeconds = report?.source.durationSeconds ?? lesson.durationSeconds ?? 0;
  const { textbook, textbookNode } = lesson;
  const facts = [lesson.owner, name(lesson.subject), name(lesson.grade), textbook, textbookNode];
  return (
    <>
      <a class="watch__back" href="/">
        <Icon name="back" size={16} />
        {t('watch.back')}
      </a>
      <div class="watch">
        <div class="watch__main">
          <Stage lesson={lesson} stream={stream} playhead={playhead} listed={listed} />
          <div class="watch__title">
            <div>
              <h1>{lesson.title || t('lesson.untitled')}</h1>
              <p class="page-lead">{facts.filter(Boolean).join(' · ')}</p>
            </div>
            <div class="watch__state">
              <StateChip lesson={lesson} />
              <LessonActions lesson={lesson} onDeleted={() => router.go('/')} />
            </div>
          </div>
          {loaded.status === 'failed' ? (
            <ErrorState error={loaded.error} onRetry={reloadCampaign} />
          ) : null}
          {campaign === null ? null : <AttachmentsCard lesson={lesson} campaign={campaign} />}
          {report === null ? null : <StandardTable verdicts={report.standard} />}
        </div>
        <div class="watch__side">
          {own ? advice : null}
          {lesson.state === 'failed' && lesson.scores === null ? null : (
            <ScorePanel
              scores={report?.scores ?? lesson.scores}
              reportPath={report === null ? null : reportPath(lesson.id)}
            />
          )}
          {own ? null : advice}
          {report === null ? null : (
            <FindingList listed={listed} durationSeconds={durationSeconds} playhead={playhead} />
          )}
          <LessonFactsCard lesson={lesson} campaign={campaign} onChanged={onChanged} />
          {report === null ? null : <SourceCard report={report} />}
        </div>
      </div>
    </>
  );
}
