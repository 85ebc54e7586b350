import { useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatPercent } from '../../shared/format/format-number.ts';
import { ApiError } from '../../shared/http/api-error.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import { Progress } from '../../shared/ui/progress.tsx';
import type { Campaign } from '../use-campaign.ts';
import type { AttachmentSend } from './create-attachment-sends.ts';
import { explainRefusal } from './explain-refusal.ts';

/** A file on its way, or why it was not taken. */
export function SendRow({
  send,
  limits,
  onGone,
}: {
  send: AttachmentSend;
  limits: Campaign['attachments'];
  /** The row goes; the focus wants another place. */
  onGone: () => void;
}) {
  const { t, language, attachmentSends } = useApp();
  const { file, refusal, state } = send;
  const { name } = file;
  const isRefused = state === 'refused';
  const facts = [formatBytes(file.size, language.value)];
  if (state === 'waiting') facts.push(t('attachments.waiting'));
  else if (!isRefused) facts.push(formatPercent(send.share, language.value));
  return (
    <li
      class={`attachment attachment--${isRefused ? 'refused' : 'sending'}`}
      data-testid="attachment-send"
      data-state={state}
    >
      <span class="attachment__link">
        <Icon name={isRefused ? 'fault' : 'upload'} size={20} />
        <span>
          <span class="attachment__name">{name}</span>
          <span class="attachment__facts numeric">{facts.join(' · ')}</span>
        </span>
      </span>
      <Button
        look="quiet"
        icon="close"
        aria-label={t(isRefused ? 'attachments.dismiss' : 'attachments.stop', { name })}
        disabled={state === 'stored'}
        data-testid="attachment-drop"
        onClick={() => {
          attachmentSends.drop(send.id);
          onGone();
        }}
      />
      {isRefused ? null : (
        <div class="attachment__below">
          <Progress share={send.share} label={t('attachments.sending', { name })} />
        </div>
      )}
      {refusal === null ? null : (
        <div class="attachment__below attachment__refusal">
          <p role="alert">{explainRefusal(refusal, limits, t, language.value)}</p>
          {mayGoBetter(refusal) ? (
            <Button small onClick={() => attachmentSends.retry(send.id)}>
              {t('action.try-again')}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  );
}

/** Whether the same file may be taken at another time: the line was down, the server or its disk was full. */
function mayGoBetter(refusal: AttachmentSend['refusal']): boolean {
  return refusal instanceof ApiError && (refusal.status === 0 || refusal.status >= 500);
}
