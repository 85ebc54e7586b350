import { useState } from 'preact/hooks';
import { useApp } from '../../shared/app-context.ts';
import { formatPercent } from '../../shared/format/format-number.ts';
import { explainError } from '../../shared/http/explain-error.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx';
import type { UploadSession } from '../create-upload-session.ts';
import { isMoving, type UploadRow } from '../sending/upload-row.ts';

/** Pause, go on, try again, take off the list: whatever a row's state allows. */
export function FileRowActions({ row, session }: { row: UploadRow; session: UploadSession }) {
  const { t, language, toasts } = useApp();
  const [asking, setAsking] = useState(false);
  const { state, name: file } = row;
  const isBegun = isMoving(row) || row.url !== null;
  const label = (action: string) => t('upload.action-of', { action, file });

  const remove = async () => {
    setAsking(false);
    try {
      await session.remove(row.id);
    } catch (error) {
      const reason = explainError(error, t, language.value);
      toasts.show('bad', t('upload.cancel-failed', { file, reason }));
    }
  };
  const button = (key: keyof typeof WORDS, act: () => void) => (
    <Button small aria-label={label(t(WORDS[key]))} data-testid={`row-${key}`} onClick={act}>
      {t(WORDS[key])}
    </Button>
  );
  return (
    <div class="file-row__actions">
      {state.name === 'waiting' && state.why !== 'signed-out'
        ? button('retry-now', () => session.retry(row.id))
        : null}
      {state.name === 'failed' && state.next !== 'nothing'
        ? button(state.next === 'begin-anew' ? 'begin-anew' : 'retry', () => session.retry(row.id))
        : null}
      {state.name === 'paused'
        ? button('resume', () => session.retry(row.id))
        : isMoving(row)
          ? button('pause', () => session.pause(row.id))
          : null}
      <Button
        small
        look="quiet"
        aria-label={label(t(isBegun ? 'upload.cancel' : 'upload.remove'))}
        data-testid="row-remove"
        onClick={() => (row.url === null ? void remove() : setAsking(true))}
      >
        {t(isBegun ? 'upload.cancel' : 'upload.remove')}
      </Button>
      {asking ? (
        <ConfirmDialog
          title={t('upload.cancel-title')}
          text={t('upload.cancel-text', {
            file,
            percent: formatPercent(row.arrivedBytes / row.sizeBytes, language.value),
          })}
          confirm={t('upload.cancel-confirm')}
          keep={t('upload.cancel-keep')}
          onConfirm={() => void remove()}
          onKeep={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}

const WORDS = {
  'retry-now': 'upload.retry-now',
  retry: 'upload.retry',
  'begin-anew': 'upload.begin-anew',
  resume: 'upload.resume',
  pause: 'upload.pause',
} as const;
