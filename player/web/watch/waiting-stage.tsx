import type { Lesson } from '../../../storage/catalog/lesson.ts';
import { useAccount, useApp } from '../shared/app-context.ts';
import { formatPercent } from '../shared/format/format-number.ts';
import { TimeLeft } from '../shared/lesson/time-left.tsx';
import { ButtonLink } from '../shared/ui/button.tsx';
import { Progress } from '../shared/ui/progress.tsx';
import { WholeState } from '../shared/ui/whole-state.tsx';

/** What stands in the player's place while there is nothing to play. */
export function WaitingStage({ lesson }: { lesson: Lesson }) {
  const { t, language } = useApp();
  const account = useAccount();
  if (lesson.failure !== null) {
    const { code } = lesson.failure;
    return (
      <div class="stage card" data-testid="failure" data-failure-code={code}>
        <WholeState
          icon="fault"
          tone="bad"
          title={t(`failure.${code}.title`)}
          text={t(`failure.${code}.advice`)}
        >
          {lesson.owner === account.username ? (
            <ButtonLink look="primary" icon="upload" href="/upload">
              {t('watch.reupload')}
            </ButtonLink>
          ) : null}
        </WholeState>
      </div>
    );
  }
  if (lesson.state === 'cancelled') {
    return (
      <div class="stage card">
        <WholeState icon="close" title={t('watch.cancelled')} text={t('watch.cancelled-text')} />
      </div>
    );
  }
  const state =
    lesson.state === 'uploading' || lesson.state === 'queued' ? lesson.state : 'processing';
  return (
    <div class="stage card" data-testid="waiting" data-state={lesson.state}>
      <WholeState
        icon={state === 'uploading' ? 'upload' : 'clock'}
        title={t(`watch.wait-${state}`)}
        text={t(`watch.wait-${state}-text`)}
      >
        {state === 'queued' ? null : (
          <div class="stage__progress" aria-live="polite">
            <Progress share={lesson.progress} label={t(`watch.wait-${state}`)} />
            <span class="numeric">{formatPercent(lesson.progress, language.value)}</span>
            <TimeLeft lesson={lesson} />
          </div>
        )}
      </WholeState>
    </div>
  );
}
