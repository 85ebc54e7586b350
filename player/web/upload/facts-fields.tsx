import { useApp } from '../shared/app-context.ts';
import { RegionPicker } from '../shared/lesson/region-picker.tsx';
import { useCurriculum } from '../shared/lesson/use-curriculum.ts';
import { SelectField, TextField } from '../shared/ui/field.tsx';
import type { UploadSession } from './create-upload-session.ts';
import type { FactsProblem, LessonFacts } from './lesson-facts.ts';

/** A title for each video, and the facts that all of them share. */
export function FactsFields({
  session,
  facts,
  problems,
  disabled,
  onChange,
}: {
  session: UploadSession;
  facts: LessonFacts;
  problems: readonly FactsProblem[];
  disabled: boolean;
  onChange: (facts: LessonFacts) => void;
}) {
  const { t } = useApp();
  const curriculum = useCurriculum();
  const files = session.files.value;
  const choose = { value: '', label: t('upload.choose') };
  return (
    <fieldset class="facts" disabled={disabled}>
      <legend class="visually-hidden">{t('upload.facts')}</legend>
      {files.map((file) => (
        <div class="facts__wide" key={file.id}>
          <TextField
            label={
              files.length === 1
                ? t('upload.lesson-title')
                : t('upload.lesson-title-of', { file: file.name })
            }
            name="title"
            maxLength={200}
            placeholder={t('upload.lesson-title-hint')}
            value={file.title}
            onInput={(event) => session.setTitle(file.id, event.currentTarget.value)}
            error={
              problems.includes('title') && file.title.trim() === ''
                ? t('upload.title-missing')
                : null
            }
          />
        </div>
      ))}
      {files.length > 1 ? (
        <p class="facts__wide facts__shared">{t('upload.facts-shared')}</p>
      ) : null}
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
      <div class="facts__wide">
        <TextField
          label={t('upload.textbook')}
          optional={t('upload.optional')}
          name="textbook"
          maxLength={200}
          placeholder={t('upload.textbook-hint')}
          value={facts.textbook}
          onInput={(event) => onChange({ ...facts, textbook: event.currentTarget.value })}
        />
      </div>
      <RegionPicker value={facts.region} onChange={(region) => onChange({ ...facts, region })} />
    </fieldset>
  );
}
