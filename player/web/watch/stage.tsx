import type { Lesson } from '../../../storage/catalog/lesson.ts';
import { useApp } from '../shared/app-context.ts';
import { formatPercent } from '../shared/format/format-number.ts';
import { TimeLeft } from '../shared/lesson/time-left.tsx';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Lazy } from '../shared/ui/lazy.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import type { Playhead } from './player/create-playhead.ts';
import type { ListedFinding } from './timeline/finding-order.ts';
import { StripLegend } from './timeline/strip-legend.tsx';
import { TimelineStrip } from './timeline/timeline-strip.tsx';
import type { useLessonStream } from './use-lesson-stream.ts';
import { WaitingStage } from './waiting-stage.tsx';

const loadPlayer = () => import('./player/lesson-player.tsx').then((module) => module.LessonPlayer);

/** The video with its timeline; before there is one, how far the lesson is. */
export function Stage({
  lesson,
  stream,
  playhead,
  listed,
}: {
  lesson: Lesson;
  stream: ReturnType<typeof useLessonStream>;
  playhead: Playhead;
  listed: readonly ListedFinding[];
}) {
  const { t, language } = useApp();
  const { playback, report, reloadPlayback, reloadReport } = stream;
  if (!lesson.playable) return <WaitingStage lesson={lesson} />;
  if (playback.status === 'failed') {
    return (
      <div class="stage card">
        <ErrorState error={playback.error} onRetry={reloadPlayback} />
      </div>
    );
  }
  if (playback.status === 'loading' || playback.value === null) {
    return <Skeleton height="min(56vw, 460px)" />;
  }
  const found = report.status === 'ready' ? report.value : null;
  return (
    <div class="stage card">
      <Lazy
        load={loadPlayer}
        props={{
          playback: playback.value,
          complete: lesson.state === 'ready',
          playhead,
          strip:
            found === null ? null : (
              <TimelineStrip
                report={found}
                listed={listed}
                durationSeconds={playhead.duration.value ?? found.source.durationSeconds}
                playhead={playhead}
              />
            ),
          onExpired: reloadPlayback,
        }}
        height="calc(min(56vw, 440px) + 174px)"
      />
      {lesson.state === 'ready' ? null : (
        <div class="stage__notice">
          <Notice tone="brand">
            {t('watch.scoring', { percent: formatPercent(lesson.progress, language.value) })}{' '}
            <TimeLeft lesson={lesson} />
          </Notice>
        </div>
      )}
      {report.status === 'failed' ? (
        <ErrorState error={report.error} onRetry={reloadReport} />
      ) : null}
      {found === null ? null : <StripLegend />}
      <p class="stage__keys">{t('watch.keys')}</p>
    </div>
  );
}
