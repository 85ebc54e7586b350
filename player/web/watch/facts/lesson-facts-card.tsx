import './lesson-facts-card.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useAccount, useApp } from '../../shared/app-context.ts';
import { formatDate } from '../../shared/format/format-date.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { mayChange } from '../../shared/lesson/allowed-actions.ts';
import { RegionPath } from '../../shared/lesson/region-path.tsx';
import { useCurriculum } from '../../shared/lesson/use-curriculum.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Card } from '../../shared/ui/card.tsx';
import { type Fact, FactsList } from '../report/facts-list.tsx';
import type { Campaign } from '../use-campaign.ts';
import { FactsForm } from './facts-form.tsx';
import { LockNote } from './lock-note.tsx';

/** Who teaches what, where and since when; a form for it where it may still be corrected. */
export function LessonFactsCard({
  lesson,
  campaign,
  onChanged,
}: {
  lesson: Lesson;
  /** Null until it is known. */
  campaign: Campaign | null;
  onChanged: (lesson: Lesson) => void;
}) {
  const { t, toasts } = useApp();
  const account = useAccount();
  const [editing, setEditing] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const wasEditing = useRef(false);
  const mine = campaign !== null && mayChange(account, lesson);
  const mayEdit = mine && !campaign.factsLocked;
  useEffect(() => {
    // The form is gone and took the focus with it.
    if (wasEditing.current && !editing) editButton(card.current)?.focus();
    wasEditing.current = editing;
  }, [editing]);

  return (
    <div ref={card}>
      <Card
        heading={t('report.facts')}
        testId="lesson-facts"
        aside={
          mayEdit && !editing ? (
            <Button small icon="edit" data-testid="facts-edit" onClick={() => setEditing(true)}>
              {t('facts.edit')}
            </Button>
          ) : null
        }
      >
        {editing ? (
          <FactsForm
            lesson={lesson}
            onCancel={() => setEditing(false)}
            onSaved={(changed) => {
              onChanged(changed);
              setEditing(false);
              toasts.show('good', t('facts.saved'));
            }}
          />
        ) : (
          <ShownFacts lesson={lesson} mayEdit={mayEdit} />
        )}
        {mine ? <LockNote campaign={campaign} /> : null}
      </Card>
    </div>
  );
}

/** What is missing is only of interest to those who can add it. */
function ShownFacts({ lesson, mayEdit }: { lesson: Lesson; mayEdit: boolean }) {
  const { t, language } = useApp();
  const { name } = useCurriculum();
  const said: readonly (readonly [string, string])[] = [
    [t('facts.subject'), name(lesson.subject)],
    [t('facts.grade'), name(lesson.grade)],
    [t('facts.textbook'), lesson.textbook],
    [t('facts.textbook-node'), lesson.textbookNode],
  ];
  const missing = <span class="lesson-facts__missing">{t('facts.missing')}</span>;
  const facts: Fact[] = [
    [t('facts.teacher'), lesson.owner],
    ...said.flatMap(([label, value]): Fact[] => {
      if (value !== '') return [[label, value]];
      return mayEdit ? [[label, missing]] : [];
    }),
    [t('facts.region'), <RegionPath key="region" code={lesson.region} />],
    [t('facts.created'), formatDate(lesson.createdAt, language.value)],
  ];
  if (lesson.durationSeconds !== null) {
    facts.push([t('facts.duration'), formatDuration(lesson.durationSeconds)]);
  }
  return <FactsList facts={facts} />;
}

function editButton(card: HTMLElement | null): HTMLElement | null {
  return card?.querySelector<HTMLElement>('[data-testid=facts-edit]') ?? null;
}
