import './unfinished.css';
import { useRef } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import { Card } from '../../shared/ui/card.tsx';
import type { UploadSession } from '../create-upload-session.ts';
import { useKeptFocus } from '../files/use-kept-focus.ts';
import { UnfinishedItem } from './unfinished-item.tsx';

/** Uploads that were left off, here or on another computer, and how to go on with each. */
export function UnfinishedList({ session }: { session: UploadSession }) {
  const { t } = useApp();
  const list = useRef<HTMLUListElement>(null);
  const place = useRef<HTMLElement>(null);
  const uploads = session.unfinished.value;
  useKeptFocus(
    list,
    place,
    uploads.map((upload) => upload.id),
  );
  return (
    <section ref={place} tabIndex={-1} class="unfinished" aria-label={t('upload.unfinished')}>
      {uploads.length === 0 ? null : (
        <Card heading={t('upload.unfinished')}>
          <p class="unfinished__text">{t('upload.unfinished-text')}</p>
          <ul ref={list} data-testid="unfinished">
            {uploads.map((upload) => (
              <UnfinishedItem key={upload.id} upload={upload} session={session} />
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
