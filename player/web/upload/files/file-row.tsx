import { useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatPercent } from '../../shared/format/format-number.ts';
import { TextField } from '../../shared/ui/field.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import { Progress } from '../../shared/ui/progress.tsx';
import type { UploadSession } from '../create-upload-session.ts';
import { waitForStart } from '../lesson-facts.ts';
import type { UploadRow } from '../sending/upload-row.ts';
import { countDown, explainRow } from './explain-row.ts';
import { FileRowActions } from './file-row-actions.tsx';
import { RowMeter } from './row-meter.tsx';
import { SourceFactsLine } from './source-facts.tsx';

/** One picked file: what it is, how far it is, why it waits, and what can be done about it. */
export function FileRow({
  row,
  session,
  maxSizeBytes,
  titleMissing,
}: {
  row: UploadRow;
  session: UploadSession;
  maxSizeBytes: number | null;
  titleMissing: boolean;
}) {
  const { t, language } = useApp();
  const { state, resume } = row;
  const isBegun = row.url !== null || state.name === 'queued' || state.name === 'sending';
  const isEditable = resume === null && waitForStart([row]).length > 0;
  const lessonTitle = isEditable ? undefined : (resume?.title ?? row.meta?.title);
  const reason = explainRow(row, { t, language: language.value, maxSizeBytes });
  const words =
    reason !== null && state.name === 'waiting'
      ? countDown(reason, state, session.nowMs.value, t, language.value)
      : reason;
  return (
    <li
      class="file-row"
      data-row-id={row.id}
      data-testid="upload-row"
      data-state={state.name}
      data-why={'why' in state ? state.why : undefined}
    >
      <div class="file-row__top">
        <div class="file-row__what">
          <h3 class="file-row__name">{lessonTitle || row.name}</h3>
          <p class="file-row__facts">
            {lessonTitle ? <span class="file-row__file">{row.name}</span> : null}
            <span class="numeric">{formatBytes(row.sizeBytes, language.value)}</span>
            <SourceFactsLine source={row.source} />
          </p>
        </div>
        <FileRowActions row={row} session={session} />
      </div>
      {isEditable ? (
        <TextField
          label={t('upload.lesson-title')}
          aria-label={t('upload.lesson-title-of', { file: row.name })}
          name="title"
          maxLength={200}
          placeholder={t('upload.lesson-title-hint')}
          value={row.title}
          onInput={(event) => session.setTitle(row.id, event.currentTarget.value)}
          error={titleMissing && row.title.trim() === '' ? t('upload.title-missing') : null}
        />
      ) : null}
      {state.name === 'ready' && resume !== null ? (
        <p class="file-row__note" data-testid="row-resumes">
          {t('upload.resumes', {
            title: resume.title,
            percent: formatPercent(resume.offset / row.sizeBytes, language.value),
          })}{' '}
          <button type="button" class="link-button" onClick={() => session.makeNew(row.id)}>
            {t('upload.make-new')}
          </button>
        </p>
      ) : null}
      {isBegun ? (
        <Progress
          share={row.sentBytes / row.sizeBytes}
          label={t('upload.progress-of', { file: row.name })}
        />
      ) : null}
      <RowMeter row={row} nowMs={session.nowMs.value} />
      {row.source?.hasSound === false ? (
        <p class="file-row__reason file-row__reason--warn">{t('upload.source.no-sound-advice')}</p>
      ) : null}
      {words === null ? null : (
        <p
          class={`file-row__reason ${state.name === 'waiting' ? 'file-row__reason--warn' : 'file-row__reason--bad'}`}
          data-testid="row-reason"
        >
          <Icon name={state.name === 'waiting' ? 'clock' : 'warning'} size={14} />
          {words}
        </p>
      )}
    </li>
  );
}
