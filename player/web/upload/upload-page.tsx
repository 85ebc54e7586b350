import '../shared/ui/card.css';
import './upload.css';
import { useEffect } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { formatBytes } from '../shared/format/format-bytes.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { useLoaded } from '../shared/ui/use-loaded.ts';
import { openUploadSession } from './open-upload-session.ts';
import { createUploadDoor } from './sending/create-upload-door.ts';
import { UnfinishedList } from './unfinished/unfinished-list.tsx';
import { UploadForm } from './upload-form.tsx';
import { UploadTips } from './upload-tips.tsx';
import { UploadedLessons } from './uploaded-lessons.tsx';

/** After the list of unfinished uploads could not be had. */
const READ_AGAIN_MS = 10_000;

/** Videos in, lessons out: pick, describe, send, and see what becomes of each. */
export function UploadPage() {
  const app = useApp();
  const { t, language, uploads } = app;
  const session = uploads.value;
  const [limits, askAgain] = useLoaded(
    () => createUploadDoor({ fetch: window.fetch.bind(window) }).readLimits(),
    [],
  );
  useEffect(() => {
    if (limits.status === 'ready' && uploads.peek() === null) {
      uploads.value = openUploadSession(app, limits.value);
    }
  }, [limits]);
  useEffect(() => {
    if (session === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      clearTimeout(timer);
      session.readUnfinished().catch(() => {
        timer = setTimeout(read, READ_AGAIN_MS);
      });
    };
    const look = () => {
      if (!document.hidden) read();
    };
    read();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [session]);

  const maxSizeBytes = limits.status === 'ready' ? limits.value.maxSizeBytes : null;
  const hint =
    maxSizeBytes === null
      ? t('upload.note-plain')
      : t('upload.note', { size: formatBytes(maxSizeBytes, language.value) });
  return (
    <>
      <div class="page-heading">
        <div>
          <h1>{t('upload.title')}</h1>
          <p class="page-lead">{t('upload.lead')}</p>
        </div>
      </div>
      {limits.status === 'failed' ? <ErrorState error={limits.error} onRetry={askAgain} /> : null}
      {limits.status === 'ready' && session !== null ? (
        <div class="upload-layout">
          <div class="upload-layout__main">
            <UnfinishedList session={session} />
            <UploadForm session={session} maxSizeBytes={maxSizeBytes} hint={hint} />
            <UploadedLessons session={session} />
          </div>
          <UploadTips note={hint} />
        </div>
      ) : null}
      {limits.status === 'loading' ? <Skeleton height="420px" /> : null}
    </>
  );
}
