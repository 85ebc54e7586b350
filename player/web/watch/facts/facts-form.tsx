import './facts-form.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lesson } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../../shared/app-context.ts';
import { explainError } from '../../shared/http/explain-error.ts';
import { RegionPicker } from '../../shared/lesson/region-picker.tsx';
import { useCurriculum } from '../../shared/lesson/use-curriculum.ts';
import { Button } from '../../shared/ui/button.tsx';
import { type Choice, SelectField, TextField } from '../../shared/ui/field.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { factsOf, planChanges } from './plan-changes.ts';

/** What is said of a lesson, to be corrected. */
export function FactsForm({
  lesson,
  onSaved,
  onCancel,
}: {
  lesson: Lesson;
  onSaved: (lesson: Lesson) => void;
  onCancel: () => void;
}) {
  const { api, t, language } = useApp();
  const curriculum = useCurriculum();
  const form = useRef<HTMLFormElement>(null);
  /** What the form began with: what has changed elsewhere meanwhile is not taken back. */
  const [before] = useState(lesson);
  const [facts, setFacts] = useState(() => factsOf(lesson));
  const [titleMissing, setTitleMissing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const titleField = () => form.current?.querySelector<HTMLInputElement>('[name=title]');
  const set = (name: keyof typeof facts) => (event: { currentTarget: { value: string } }) =>
    setFacts({ ...facts, [name]: event.currentTarget.value });

  useEffect(() => titleField()?.focus(), []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (saving) return;
    const isMissing = facts.title.trim() === '';
    setTitleMissing(isMissing);
    if (isMissing) return titleField()?.focus();
    const changes = planChanges(before, facts);
    if (Object.keys(changes).length === 0) return onCancel();
    setSaving(true);
    setError(null);
    try {
      onSaved(await api.patch<Lesson>(`/api/lessons/${encodeURIComponent(lesson.id)}`, changes));
    } catch (refusal) {
      setError(refusal);
      setSaving(false);
    }
  };

  return (
    <form class="facts-form" ref={form} onSubmit={submit} noValidate data-testid="facts-form">
      <TextField
        label={t('upload.lesson-title')}
        name="title"
        maxLength={200}
        value={facts.title}
        onInput={set('title')}
        error={titleMissing ? t('upload.title-missing') : null}
      />
      <div class="facts-form__pair">
        <SelectField
          label={t('facts.subject')}
          name="subject"
          value={facts.subject}
          choices={withCurrent(curriculum.subjects, before.subject, t('upload.choose'))}
          onChange={set('subject')}
        />
        <SelectField
          label={t('facts.grade')}
          name="grade"
          value={facts.grade}
          choices={withCurrent(curriculum.grades, before.grade, t('upload.choose'))}
          onChange={set('grade')}
        />
      </div>
      <TextField
        label={t('facts.textbook')}
        optional={t('upload.optional')}
        name="textbook"
        maxLength={200}
        placeholder={t('facts.textbook-hint')}
        value={facts.textbook}
        onInput={set('textbook')}
      />
      <TextField
        label={t('facts.textbook-node')}
        optional={t('upload.optional')}
        name="textbookNode"
        maxLength={200}
        placeholder={t('facts.textbook-node-hint')}
        value={facts.textbookNode}
        onInput={set('textbookNode')}
      />
      <RegionPicker value={facts.region} onChange={(region) => setFacts({ ...facts, region })} />
      {error === null ? null : (
        <Notice tone="bad" testId="facts-error">
          {explainError(error, t, language.value)}
        </Notice>
      )}
      <div class="facts-form__actions">
        <Button onClick={onCancel} disabled={saving}>
          {t('action.cancel')}
        </Button>
        <Button look="primary" type="submit" aria-disabled={saving} data-testid="facts-save">
          {t(saving ? 'facts.saving' : 'facts.save')}
        </Button>
      </div>
    </form>
  );
}

/** A word that is not of the curriculum stays to be chosen; an empty one asks for a choice. */
function withCurrent(choices: readonly Choice[], current: string, choose: string): Choice[] {
  const isKnown = choices.some(({ value }) => value === current);
  return isKnown ? [...choices] : [{ value: current, label: current || choose }, ...choices];
}
