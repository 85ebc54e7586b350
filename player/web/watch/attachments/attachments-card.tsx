import './attachments.css';
import { useEffect, useState } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useAccount, useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { mayChange } from '../../shared/lesson/allowed-actions.ts';
import { Card } from '../../shared/ui/card.tsx';
import { ErrorState } from '../../shared/ui/error-state.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { LockNote } from '../facts/lock-note.tsx';
import type { Campaign } from '../use-campaign.ts';
import { AttachmentGroup } from './attachment-group.tsx';
import { ATTACHMENT_KINDS, type LessonAttachment } from './attachment-kinds.ts';
import { nameTypes } from './explain-refusal.ts';
import { useNoStrayDrop } from './use-no-stray-drop.ts';

/** The files of a lesson, kind by kind: to be read by all who see it, to be changed by those who still may. */
export function AttachmentsCard({ lesson, campaign }: { lesson: Lesson; campaign: Campaign }) {
  const { api, t, language, attachmentSends } = useApp();
  const account = useAccount();
  useNoStrayDrop();
  const sends = attachmentSends.list.value.filter(({ lessonId }) => lessonId === lesson.id);
  const [added, setAdded] = useState('');
  const stored = sends.flatMap((send) => (send.stored === null ? [] : [send.stored.id]));
  const [loaded, reload] = useLoaded(
    (signal) => {
      const address = `/api/lessons/${encodeURIComponent(lesson.id)}/attachments`;
      return api.get<{ items: readonly LessonAttachment[] }>(address, signal);
    },
    [lesson.id, stored.join()],
  );
  const items = loaded.status === 'ready' ? loaded.value.items : [];
  useEffect(() => {
    for (const { id, stored: known } of sends) {
      if (known === null || !items.some((item) => item.id === known.id)) continue;
      setAdded(t('attachments.added', { name: known.filename }));
      attachmentSends.drop(id);
    }
  }, [items]);

  const mine = mayChange(account, lesson);
  const mayEdit = mine && !campaign.factsLocked;
  const limits = campaign.attachments;
  const already = items.length + sends.filter(({ state }) => state !== 'refused').length;
  const kinds = ATTACHMENT_KINDS.filter(
    (kind) => mayEdit || kind !== 'other' || items.some((item) => item.kind === kind),
  );
  return (
    <Card
      heading={t('attachments.title')}
      testId="attachments"
      aside={
        items.length === 0 ? null : (
          <span class="attachments__count">{t('attachments.count', { count: items.length })}</span>
        )
      }
    >
      <p class="visually-hidden" role="status">
        {added}
      </p>
      {loaded.status === 'loading' ? <Skeleton height="120px" /> : null}
      {loaded.status === 'failed' ? <ErrorState error={loaded.error} onRetry={reload} /> : null}
      {loaded.status === 'ready' ? (
        <>
          <div class="attachments">
            {kinds.map((kind) => (
              <AttachmentGroup
                key={kind}
                lesson={lesson}
                kind={kind}
                items={items.filter((item) => item.kind === kind)}
                sends={sends.filter((send) => send.kind === kind)}
                mayChange={mayEdit}
                already={already}
                limits={limits}
                onChanged={reload}
              />
            ))}
          </div>
          {mayEdit ? (
            <p class="attachments__limits">
              {t('attachments.limits', {
                types: nameTypes(limits.extensions, language.value),
                size: formatBytes(limits.maxBytes, language.value),
                count: limits.maxPerLesson,
              })}
            </p>
          ) : null}
          {mine ? <LockNote campaign={campaign} /> : null}
        </>
      ) : null}
    </Card>
  );
}
