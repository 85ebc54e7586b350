import '../shared/ui/card.css';
import './upload.css';
import { useEffect } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { Skeleton } from '../shared/ui/skeleton.tsx';
import { useLoaded } from '../shared/ui/use-loaded.ts';
import { createUploadSession } from './create-upload-session.ts';
import { readMaxSizeBytes } from './file-limits.ts';
import { UploadForm } from './upload-form.tsx';
import { UploadTips } from './upload-tips.tsx';
import { UploadedLessons } from './uploaded-lessons.tsx';

/** Videos in, lessons out: pick, describe, send, and see what becomes of each. */
export function UploadPage() {
  const { t, uploads } = useApp();
  const session = uploads.value;
  const [limit, askAgain] = useLoaded(
    () => readMaxSizeBytes((path, init) => window.fetch(path, init)),
    [],
  );
  useEffect(() => {
    if (limit.status === 'ready' && uploads.peek() === null) {
      uploads.value = createUploadSession({ maxSizeBytes: limit.value });
    }
  }, [limit]);
  const sending = session !== null && session.progress.value !== null;
  useEffect(() => {
    if (!sending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [sending]);
  return (
    <>
      <div class="page-heading">
        <div>
          <h1>{t('upload.title')}</h1>
          <p class="page-lead">{t('upload.lead')}</p>
        </div>
      </div>
      {limit.status === 'failed' ? <ErrorState error={limit.error} onRetry={askAgain} /> : null}
      {limit.status === 'ready' && session !== null ? (
        <div class="upload-layout">
          <div class="upload-layout__main">
            <UploadedLessons session={session} />
            <UploadForm session={session} />
          </div>
          <UploadTips maxSizeBytes={limit.value} />
        </div>
      ) : null}
      {limit.status === 'loading' ? <Skeleton height="420px" /> : null}
    </>
  );
}
