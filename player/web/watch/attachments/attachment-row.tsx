import { useState } from 'preact/hooks';
import type { AttachmentKind } from '../../../../storage/catalog/attachment-store.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatDay } from '../../shared/format/format-date.ts';
import { explainError } from '../../shared/http/explain-error.ts';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx';
import { Icon } from '../../shared/ui/icon.tsx';
import { Menu } from '../../shared/ui/menu.tsx';
import { ATTACHMENT_KINDS, type LessonAttachment } from './attachment-kinds.ts';

/** A file to be downloaded; to be called something else or removed by those who may. */
export function AttachmentRow({
  attachment,
  mayChange,
  onChanged,
  onGone,
}: {
  attachment: LessonAttachment;
  mayChange: boolean;
  onChanged: () => void;
  /** It is removed or belongs elsewhere; the focus wants another place. */
  onGone: () => void;
}) {
  const { api, t, toasts, language } = useApp();
  const [asking, setAsking] = useState(false);
  const { filename: name, kind, lessonId, sizeBytes, createdAt } = attachment;
  const address = `/api/lessons/${encodeURIComponent(lessonId)}/attachments/${encodeURIComponent(attachment.id)}`;

  const attempt = async (work: () => Promise<unknown>, done: string) => {
    setAsking(false);
    try {
      await work();
      toasts.show('good', done);
      onGone();
    } catch (error) {
      toasts.show('bad', explainError(error, t, language.value));
      onChanged();
    }
  };
  const remove = () => attempt(() => api.remove(address), t('attachments.removed', { name }));
  const move = (to: AttachmentKind) =>
    attempt(
      () => api.patch(address, { kind: to }),
      t('attachments.moved', { name, kind: t(`attachments.kind.${to}`) }),
    );

  return (
    <li class="attachment" data-testid="attachment" data-attachment-id={attachment.id}>
      <a
        class="attachment__link"
        href={address}
        download={name}
        title={t('attachments.download', { name })}
      >
        <Icon name="file" size={20} />
        <span>
          <span class="attachment__name">{name}</span>
          <span class="attachment__facts numeric">
            {formatBytes(sizeBytes, language.value)} · {formatDay(createdAt, language.value)}
          </span>
        </span>
        {mayChange ? null : <Icon name="download" size={18} />}
      </a>
      {mayChange ? (
        <Menu
          label={t('attachments.actions', { name })}
          button={<Icon name="more" />}
          buttonClass="button button--quiet button--icon"
          testId="attachment-actions"
          head={t('attachments.move')}
          items={[
            ...ATTACHMENT_KINDS.map((each) => ({
              label: t(`attachments.kind.${each}`),
              checked: each === kind,
              testId: 'attachment-move',
              value: each,
              onSelect: () => (each === kind ? undefined : void move(each)),
            })),
            {
              label: t('attachments.remove'),
              danger: true,
              testId: 'attachment-remove',
              onSelect: () => setAsking(true),
            },
          ]}
        />
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={t('attachments.remove-title')}
          text={t('attachments.remove-text', { name })}
          confirm={t('attachments.remove')}
          keep={t('action.cancel')}
          onConfirm={() => void remove()}
          onKeep={() => setAsking(false)}
        />
      ) : null}
    </li>
  );
}
