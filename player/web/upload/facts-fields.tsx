import { useApp } from '../shared/app-context.ts';
import { RegionPicker } from '../shared/lesson/region-picker.tsx';
import { useCurriculum } from '../shared/lesson/use-curriculum.ts';
import { SelectField, TextField } from '../shared/ui/field.tsx';
import type { FactsProblem, LessonFacts } from './lesson-facts.ts';

/** What all lessons of a batch have in common. */
export function FactsFields({
  facts,
  problems,
  shared,
  onChange,
}: {
  facts: LessonFacts;
  problems: readonly FactsProblem[];
  /** Several lessons will get these. */
  shared: boolean;
  onChange: (facts: LessonFacts) => void;
}) {
  const { t } = useApp();
  const curriculum = useCurriculum();
  const choose = { value: '', label: t('upload.choose') };
  return (
    <fieldset class="facts">
      <legend class="visually-hidden">{t('upload.facts')}</legend>
      {shared ? <p class="facts__wide facts__shared">{t('upload.facts-shared')}</p> : null}
      <SelectField
        label={t('upload.subject')}
        name="subject"
        value={facts.subject}
        choices={[choose, ...curriculum.subjects]}
        onChange={(event) => onChange({ ...facts, subject: event.currentTarget.value })}
        error={problems.includes('subject') ? t('upload.subject-missing') : null}
      />
      <SelectField
        label={t('upload.grade')}
        name="grade"
        value={facts.grade}
        choices={[choose, ...curriculum.grades]}
        onChange={(event) => onChange({ ...facts, grade: event.currentTarget.value })}
        error={problems.includes('grade') ? t('upload.grade-missing') : null}
      />
      <TextField
        label={t('upload.textbook')}
        optional={t('upload.optional')}
        name="textbook"
        maxLength={200}
        placeholder={t('upload.textbook-hint')}
        value={facts.textbook}
        onInput={(event) => onChange({ ...facts, textbook: event.currentTarget.value })}
      />
      <TextField
        label={t('upload.textbook-node')}
        optional={t('upload.optional')}
        name="textbookNode"
        maxLength={200}
        placeholder={t('upload.textbook-node-hint')}
        value={facts.textbookNode}
        onInput={(event) => onChange({ ...facts, textbookNode: event.currentTarget.value })}
      />
      <RegionPicker value={facts.region} onChange={(region) => onChange({ ...facts, region })} />
    </fieldset>
  );
}
