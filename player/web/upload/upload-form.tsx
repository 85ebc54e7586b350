import { useRef, useState } from 'preact/hooks';
import { useAccount, useApp } from '../shared/app-context.ts';
import { explainError } from '../shared/http/explain-error.ts';
import { Button } from '../shared/ui/button.tsx';
import { Card } from '../shared/ui/card.tsx';
import { Icon } from '../shared/ui/icon.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import type { UploadSession } from './create-upload-session.ts';
import { FactsFields } from './facts-fields.tsx';
import { VIDEO_TYPES } from './file-limits.ts';
import { checkFacts, type LessonFacts } from './lesson-facts.ts';
import { UploadDashboard } from './upload-dashboard.tsx';
import { UploadProgressRow } from './upload-progress-row.tsx';

/** The videos, what they are about, and the button that sends them. */
export function UploadForm({ session }: { session: UploadSession }) {
  const { t, language } = useApp();
  const account = useAccount();
  const [facts, setFacts] = useState<LessonFacts>({
    subject: '',
    grade: '',
    textbook: '',
    region: account.region,
  });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const files = session.files.value;
  const problems = checkFacts(facts, files);
  const sending = session.progress.value !== null;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (sending) return;
    if (problems.length > 0) {
      const wrong = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      requestAnimationFrame(() => wrong()?.focus());
      return;
    }
    session.start(facts);
    setTried(false);
  };

  return (
    <form class="upload-form" ref={form} onSubmit={submit} noValidate data-testid="upload-form">
      <Card heading={t('upload.files')}>
        <UploadDashboard uppy={session.uppy} />
        {tried && problems.includes('files') ? (
          <p class="field__error upload-form__missing" role="alert">
            <Icon name="warning" size={14} />
            {t('upload.files-missing')}
          </p>
        ) : null}
      </Card>
      <Card heading={t('upload.facts')}>
        <FactsFields
          session={session}
          facts={facts}
          problems={tried ? problems : []}
          disabled={sending}
          onChange={setFacts}
        />
      </Card>
      {session.refusals.value.map((refusal) => (
        <Notice key={refusal.fileId} tone="bad" testId="upload-refused">
          {t('upload.refused', {
            title: refusal.title,
            reason: explainError(refusal.error, t, language.value),
          })}
        </Notice>
      ))}
      {sending ? <UploadProgressRow session={session} /> : null}
      {sending ? null : (
        <div class="upload-actions">
          <label class="button">
            <Icon name="plus" />
            {t(files.length === 0 ? 'upload.add-files' : 'upload.add-more')}
            <input
              class="visually-hidden"
              type="file"
              multiple
              accept={VIDEO_TYPES.join(',')}
              data-testid="upload-input"
              onChange={(event) => {
                session.add([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
          </label>
          <Button look="primary" icon="upload" type="submit" data-testid="upload-start">
            {t('upload.start')}
          </Button>
          {tried && problems.length > 0 ? (
            <span class="field__error" role="alert">
              {t('upload.form-errors', { count: problems.length })}
            </span>
          ) : null}
        </div>
      )}
    </form>
  );
}
