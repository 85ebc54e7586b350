import { useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatPercent } from '../../shared/format/format-number.ts';
import { formatTimeLeft } from '../../shared/format/format-time-left.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Progress } from '../../shared/ui/progress.tsx';
import type { UploadSession } from '../create-upload-session.ts';
import { isMoving } from '../sending/upload-row.ts';

/** How far several files are together, with one button for all of them. */
export function BatchBar({ session }: { session: UploadSession }) {
  const { t, language } = useApp();
  const progress = session.progress.value;
  const begun = session.rows.value.filter((row) => isMoving(row) || row.state.name === 'paused');
  if (progress === null || begun.length < 2) return null;
  const { sentBytes, totalBytes, share, bytesPerSecond } = progress;
  const isPaused = !begun.some(isMoving);
  const bytes = (value: number) => formatBytes(value, language.value);
  const facts = [
    t('upload.count', { count: begun.length }),
    t('upload.bytes', { done: bytes(sentBytes), total: bytes(totalBytes) }),
  ];
  if (bytesPerSecond !== null && bytesPerSecond > 0 && sentBytes < totalBytes) {
    const left = formatTimeLeft((totalBytes - sentBytes) / bytesPerSecond, language.value);
    facts.push(t('upload.speed', { speed: bytes(bytesPerSecond) }));
    facts.push(t('upload.left', { time: left }));
  }
  return (
    <div class="batch-bar" data-testid="upload-batch">
      <div class="batch-bar__top">
        <p class="batch-bar__words numeric">
          <strong>
            {t(isPaused ? 'upload.row.paused' : 'upload.row.sending')}{' '}
            {formatPercent(share, language.value)}
          </strong>
          <span class="batch-bar__facts">{facts.join(' · ')}</span>
        </p>
        <Button
          small
          data-testid="upload-pause-all"
          onClick={isPaused ? session.resumeAll : session.pauseAll}
        >
          {t(isPaused ? 'upload.resume-all' : 'upload.pause-all')}
        </Button>
      </div>
      <Progress share={share} label={t('upload.progress')} />
    </div>
  );
}
