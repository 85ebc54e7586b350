import { useState } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useAccount, useApp } from '../app-context.ts';
import { explainError } from '../http/explain-error.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { allowedActions, type LessonAction } from './allowed-actions.ts';

/** What this account may do with the lesson, behind one button; nothing where there is nothing. */
export function LessonActions({ lesson, onDeleted }: { lesson: Lesson; onDeleted: () => void }) {
  const { api, t, toasts, language } = useApp();
  const account = useAccount();
  const [asking, setAsking] = useState<'cancel' | 'delete' | null>(null);
  const actions = allowedActions(account, lesson);
  if (actions.length === 0) return null;
  const title = lesson.title || t('lesson.untitled');
  const address = `/api/lessons/${encodeURIComponent(lesson.id)}`;

  const run = async (action: LessonAction) => {
    setAsking(null);
    try {
      if (action === 'delete') await api.remove(address);
      else await api.post(`${address}/${action}`);
      toasts.show('good', t(DONE[action], { title }));
      if (action === 'delete') onDeleted();
    } catch (error) {
      toasts.show('bad', explainError(error, t, language.value));
    }
  };

  return (
    <>
      <Menu
        label={t('lesson.actions', { title })}
        button={<Icon name="more" />}
        buttonClass="button button--quiet button--icon"
        testId="lesson-actions"
        items={actions.map((action) => ({
          label: t(`lesson.${action}`),
          danger: action === 'delete',
          testId: `action-${action}`,
          onSelect: () =>
            action === 'retry' || action === 'raise' ? void run(action) : setAsking(action),
        }))}
      />
      {asking === null ? null : (
        <ConfirmDialog
          title={t(`lesson.${asking}-title`)}
          text={t(`lesson.${asking}-text`, { title })}
          confirm={t(`lesson.${asking}`)}
          keep={t(asking === 'cancel' ? 'lesson.cancel-keep' : 'action.cancel')}
          onConfirm={() => void run(asking)}
          onKeep={() => setAsking(null)}
        />
      )}
    </>
  );
}

const DONE = {
  retry: 'lesson.retried',
  raise: 'lesson.raised',
  cancel: 'lesson.cancelled',
  delete: 'lesson.deleted',
} as const satisfies Record<LessonAction, string>;
