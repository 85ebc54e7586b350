import { useCallback, useRef, useState } from 'preact/hooks';
import { useAccount, useApp } from '../shared/app-context.ts';
import { Button } from '../shared/ui/button.tsx';
import { Card } from '../shared/ui/card.tsx';
import { Icon } from '../shared/ui/icon.tsx';
import type { UploadSession } from './create-upload-session.ts';
import { FactsFields } from './facts-fields.tsx';
import { DropArea } from './files/drop-area.tsx';
import { FileRows } from './files/file-rows.tsx';
import { RowAnnouncer } from './files/row-announcer.tsx';
import { checkFacts, type LessonFacts, waitForStart } from './lesson-facts.ts';

/** The videos, what they are about, and the button that sends them. More may be added while others are sent. */
export function UploadForm({
  session,
  maxSizeBytes,
  hint,
}: {
  session: UploadSession;
  maxSizeBytes: number | null;
  hint: string;
}) {
  const { t } = useApp();
  const account = useAccount();
  const [tried, setTried] = useState(false);
  const [note, setNote] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const rows = session.rows.value;
  const waiting = waitForStart(rows);
  const lessons = waiting.filter((row) => row.resume === null);
  const facts: LessonFacts = session.facts.value ?? {
    ...{ subject: '', grade: '', textbook: '', textbookNode: '' },
    region: account.region,
  };
  const problems = checkFacts(facts, rows);
  const shown = tried ? problems : [];

  const pick = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      const added = session.pick(files);
      const names = added.map((file) => file.name).join(', ');
      setNote(names === '' ? t('upload.known-already') : t('upload.added', { files: names }));
    },
    [session],
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(problems.length > 0);
    if (problems.length > 0) {
      const wrong = () => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      requestAnimationFrame(() => wrong()?.focus());
      return;
    }
    session.start(facts);
    // The button goes with the last file that waited for it.
    showFrom(list.current);
  };

  return (
    <form class="upload-form" ref={form} onSubmit={submit} noValidate data-testid="upload-form">
      <Card heading={t('upload.files')}>
        <div class="upload-form__files" ref={list} tabIndex={-1}>
          <FileRows
            session={session}
            maxSizeBytes={maxSizeBytes}
            titleMissing={shown.includes('title')}
            heading={list}
          />
          <DropArea small={rows.length > 0} hint={hint} onFiles={pick} />
          {shown.includes('files') ? (
            <p class="field__error" role="alert">
              <Icon name="warning" size={14} />
              {t('upload.files-missing')}
            </p>
          ) : null}
          <RowAnnouncer session={session} maxSizeBytes={maxSizeBytes} note={note} />
        </div>
      </Card>
      {lessons.length > 0 || rows.length === 0 ? (
        <Card heading={t('upload.facts')}>
          <FactsFields
            facts={facts}
            problems={shown}
            shared={lessons.length > 1}
            onChange={(changed) => {
              session.facts.value = changed;
            }}
          />
        </Card>
      ) : null}
      {waiting.length > 0 || rows.length === 0 ? (
        <div class="upload-actions">
          <Button look="primary" icon="upload" type="submit" data-testid="upload-start">
            {waiting.length > 1
              ? t('upload.start-count', { count: waiting.length })
              : t('upload.start')}
          </Button>
          {shown.length > 0 ? (
            <span class="field__error" role="alert">
              {t('upload.form-errors', { count: shown.length })}
            </span>
          ) : null}
        </div>
      ) : null}
    </form>
  );
}

/** Puts the focus there, and its top below the page's header where that has been scrolled past. */
function showFrom(place: HTMLElement | null): void {
  place?.focus({ preventScroll: true });
  if (place !== null && place.getBoundingClientRect().top < 0) place.scrollIntoView();
}
