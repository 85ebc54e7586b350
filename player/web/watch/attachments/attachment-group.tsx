import { useId, useRef } from 'preact/hooks';
import type { AttachmentKind } from '../../../../storage/catalog/attachment-store.ts';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../../shared/app-context.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import type { Campaign } from '../use-campaign.ts';
import type { LessonAttachment } from './attachment-kinds.ts';
import { AttachmentRow } from './attachment-row.tsx';
import { checkAttachment } from './check-attachment.ts';
import type { AttachmentSend } from './create-attachment-sends.ts';
import { SendRow } from './send-row.tsx';
import { useFileDrop } from './use-file-drop.ts';

/** The files of one kind, those on their way, and the place where further ones go in. */
export function AttachmentGroup({
  lesson,
  kind,
  items,
  sends,
  mayChange,
  already,
  limits,
  onChanged,
}: {
  lesson: Lesson;
  kind: AttachmentKind;
  items: readonly LessonAttachment[];
  sends: readonly AttachmentSend[];
  mayChange: boolean;
  /** Files the lesson has or will have, of all kinds. */
  already: number;
  limits: Campaign['attachments'];
  onChanged: () => void;
}) {
  const { t, attachmentSends } = useApp();
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const add = (files: readonly File[]) => {
    let counted = already;
    const wanted = files.map((file) => {
      const problem = checkAttachment(file, limits, counted);
      if (problem === null) counted += 1;
      return { file, problem };
    });
    attachmentSends.add(lesson.id, kind, wanted);
  };
  const { over, handlers } = useFileDrop(mayChange ? add : null);
  const name = t(`attachments.kind.${kind}`);
  const toPicker = () => picker.current?.focus();
  const isEmpty = items.length === 0 && sends.length === 0;
  return (
    <section
      class={`attachment-group ${over ? 'attachment-group--over' : ''}`}
      aria-labelledby={id}
      data-testid="attachment-group"
      data-kind={kind}
      {...handlers}
    >
      <div class="attachment-group__head">
        <h3 id={id}>{name}</h3>
        <span class="attachment-group__hint">{t(`attachments.hint.${kind}`)}</span>
      </div>
      {isEmpty && !mayChange ? <p class="attachment-group__none">{t('attachments.none')}</p> : null}
      {isEmpty ? null : (
        <ul class="attachment-group__files">
          {items.map((item) => (
            <AttachmentRow
              key={item.id}
              attachment={item}
              mayChange={mayChange}
              onChanged={onChanged}
              onGone={() => {
                onChanged();
                toPicker();
              }}
            />
          ))}
          {sends.map((send) => (
            <SendRow key={send.id} send={send} limits={limits} onGone={toPicker} />
          ))}
        </ul>
      )}
      {mayChange ? (
        <div class="attachment-group__add">
          <label class="button button--small">
            <Icon name="plus" size={16} />
            <span aria-hidden="true">{t('attachments.add')}</span>
            <input
              ref={picker}
              class="visually-hidden"
              type="file"
              multiple
              aria-label={t('attachments.add-to', { kind: name })}
              accept={limits.extensions.map((extension) => `.${extension}`).join(',')}
              data-testid="attachment-input"
              onChange={(event) => {
                add([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
          </label>
          <span class="attachment-group__drop">{t('attachments.drop')}</span>
        </div>
      ) : null}
    </section>
  );
}
