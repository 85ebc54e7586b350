import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { formatBytes } from '../shared/format/format-bytes.ts';
import { formatPercent } from '../shared/format/format-number.ts';
import { formatTimeLeft } from '../shared/format/format-time-left.ts';
import { Button } from '../shared/ui/button.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { Progress } from '../shared/ui/progress.tsx';
import type { UploadSession } from './create-upload-session.ts';

/** How far the upload is, how fast and for how long; and why it waits, when it does. */
export function UploadProgressRow({ session }: { session: UploadSession }) {
  const { t, language } = useApp();
  const row = useRef<HTMLElement>(null);
  const progress = session.progress.value;
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), []);
  if (progress === null) return null;
  const { sentBytes, totalBytes, share, bytesPerSecond } = progress;
  const paused = session.paused.value;
  const bytes = (value: number) => formatBytes(value, language.value);
  const facts = [t('upload.bytes', { done: bytes(sentBytes), total: bytes(totalBytes) })];
  if (!paused && bytesPerSecond !== null && bytesPerSecond > 0) {
    const left = formatTimeLeft((totalBytes - sentBytes) / bytesPerSecond, language.value);
    facts.push(t('upload.speed', { speed: bytes(bytesPerSecond) }));
    facts.push(t('upload.left', { time: left }));
  }
  return (
    <section class="upload-progress card" ref={row} aria-label={t('upload.progress')}>
      <div class="upload-progress__top">
        <strong class="numeric" data-testid="upload-percent">
          {t(paused ? 'upload.paused' : 'upload.running')} {formatPercent(share, language.value)}
        </strong>
        <span class="upload-progress__facts numeric">{facts.join(' · ')}</span>
      </div>
      <Progress share={share} label={t('upload.progress')} />
      <Waiting session={session} />
      <div class="upload-progress__actions">
        <Button small onClick={session.togglePause}>
          {t(paused ? 'upload.resume' : 'upload.pause')}
        </Button>
        <Button small look="quiet" onClick={session.cancel}>
          {t('upload.cancel')}
        </Button>
      </div>
    </section>
  );
}

/** Why nothing moves: no network, or a server that asked to wait. */
function Waiting({ session }: { session: UploadSession }) {
  const { t } = useApp();
  const [, tick] = useState(0);
  const waitUntil = session.waitUntil.value;
  useEffect(() => {
    const again = () => tick((count) => count + 1);
    const timer = setInterval(again, 1000);
    window.addEventListener('online', again);
    window.addEventListener('offline', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
      window.removeEventListener('offline', again);
    };
  }, []);
  if (!navigator.onLine) return <Notice tone="warn">{t('upload.offline')}</Notice>;
  const seconds = waitUntil === null ? 0 : Math.ceil((waitUntil - Date.now()) / 1000);
  if (seconds <= 0) return null;
  return <Notice tone="warn">{t('upload.busy-wait', { seconds })}</Notice>;
}
