import { useState } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatDate } from '../../shared/format/format-date.ts';
import { formatPercent } from '../../shared/format/format-number.ts';
import { explainError } from '../../shared/http/explain-error.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import { Progress } from '../../shared/ui/progress.tsx';
import type { UploadSession } from '../create-upload-session.ts';
import { VIDEO_TYPES } from '../sending/video-types.ts';
import type { UnfinishedUpload } from './unfinished-upload.ts';

/** One upload that was left off: what it needs to go on, or an end to it. */
export function UnfinishedItem({
  upload,
  session,
}: {
  upload: UnfinishedUpload;
  session: UploadSession;
}) {
  const { t, language, toasts } = useApp();
  const [asking, setAsking] = useState(false);
  const [other, setOther] = useState<File | null>(null);
  const { filename: file, length, offset } = upload;
  const title = upload.title || file;
  const bytes = (value: number) => formatBytes(value, language.value);
  const percent = length === null ? bytes(offset) : formatPercent(offset / length, language.value);

  const pick = (picked: File | undefined) => {
    if (picked === undefined) return;
    setOther(session.goOn(upload, picked) ? null : picked);
  };
  const giveUp = async () => {
    setAsking(false);
    try {
      const end = await session.giveUp(upload);
      const words = end === 'finished' ? 'upload.finished-elsewhere' : 'upload.given-up';
      toasts.show('good', t(words, { title }));
    } catch (error) {
      toasts.show('bad', explainError(error, t, language.value));
    }
  };
  return (
    <li class="unfinished__item" data-row-id={upload.id} data-testid="unfinished-item">
      <div class="unfinished__what">
        <h3 class="unfinished__title">{title}</h3>
        <p class="unfinished__facts numeric">
          {percent} ·{' '}
          {t('upload.unfinished-until', { date: formatDate(upload.expiresAt, language.value) })}
        </p>
        {length === null ? null : (
          <Progress share={offset / length} label={t('upload.progress-of', { file })} />
        )}
        <p class="unfinished__pick">
          {length === null
            ? t('upload.unfinished-elsewhere', { file })
            : t('upload.unfinished-pick', { file, size: bytes(length) })}
        </p>
        {other === null || length === null ? null : (
          <p class="unfinished__other" role="alert" data-testid="unfinished-other">
            <Icon name="warning" size={14} />
            {t('upload.unfinished-other', {
              ...{ file, size: bytes(length) },
              ...{ picked: other.name, pickedSize: bytes(other.size) },
            })}
          </p>
        )}
      </div>
      <div class="unfinished__actions">
        {length === null ? null : (
          <label class="button button--small unfinished__button">
            {t('upload.unfinished-choose')}
            <input
              class="visually-hidden"
              type="file"
              accept={VIDEO_TYPES.join(',')}
              aria-label={t('upload.action-of', { action: t('upload.unfinished-choose'), file })}
              data-testid="unfinished-input"
              onChange={(event) => {
                pick(event.currentTarget.files?.[0]);
                event.currentTarget.value = '';
              }}
            />
          </label>
        )}
        <Button
          small
          look="quiet"
          aria-label={t('upload.action-of', { action: t('upload.give-up'), file })}
          data-testid="unfinished-give-up"
          onClick={() => setAsking(true)}
        >
          {t('upload.give-up')}
        </Button>
      </div>
      {asking ? (
        <ConfirmDialog
          title={t('upload.give-up-title')}
          text={t('upload.give-up-text', { title, percent })}
          confirm={t('upload.give-up')}
          keep={t('upload.give-up-keep')}
          onConfirm={() => void giveUp()}
          onKeep={() => setAsking(false)}
        />
      ) : null}
    </li>
  );
}
