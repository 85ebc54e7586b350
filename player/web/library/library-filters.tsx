import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import type { useCurriculum } from '../shared/lesson/use-curriculum.ts';
import { Button } from '../shared/ui/button.tsx';
import { type Choice, SelectField, TextField } from '../shared/ui/field.tsx';
import { isFiltered, type LibraryQuery, SORTS, STATES } from './library-query.ts';

/** Typing waits for a pause before it asks the server. */
const TYPING_PAUSE_MS = 300;

/** What to show and in which order. */
export function LibraryFilters({
  query,
  curriculum,
  onChange,
}: {
  query: LibraryQuery;
  curriculum: ReturnType<typeof useCurriculum>;
  onChange: (query: LibraryQuery) => void;
}) {
  const { t } = useApp();
  const [words, setWords] = useState(query.q);
  const [open, setOpen] = useState(isFiltered(query));
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setWords(query.q), [query.q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const all: Choice = { value: '', label: t('library.all') };
  const search = (q: string, pauseMs: number) => {
    setWords(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange({ ...query, q }), pauseMs);
  };
  return (
    <search aria-label={t('library.filters')}>
      <form
        class={`library-filters ${open ? '' : 'library-filters--closed'}`}
        onSubmit={(event) => {
          event.preventDefault();
          search(words, 0);
        }}
      >
        <div class="library-filters__search">
          <TextField
            label={t('library.search')}
            type="search"
            name="q"
            placeholder={t('library.search-hint')}
            value={words}
            onInput={(event) => search(event.currentTarget.value, TYPING_PAUSE_MS)}
          />
        </div>
        <div class="library-filters__toggle">
          <Button icon="quality" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('library.filter')}
          </Button>
        </div>
        <SelectField
          label={t('library.state')}
          name="state"
          value={query.state}
          choices={[
            all,
            ...STATES.map((state) => ({ value: state, label: t(`lesson.state.${state}`) })),
          ]}
          onChange={(event) => {
            const state = STATES.find((each) => each === event.currentTarget.value) ?? '';
            onChange({ ...query, state });
          }}
        />
        <SelectField
          label={t('library.subject')}
          name="subject"
          value={query.subject}
          choices={[all, ...curriculum.subjects]}
          onChange={(event) => onChange({ ...query, subject: event.currentTarget.value })}
        />
        <SelectField
          label={t('library.grade')}
          name="grade"
          value={query.grade}
          choices={[all, ...curriculum.grades]}
          onChange={(event) => onChange({ ...query, grade: event.currentTarget.value })}
        />
        <SelectField
          label={t('library.sort')}
          name="sort"
          value={query.sort}
          choices={SORTS.map((sort) => ({ value: sort, label: t(`library.sort.${sort}`) }))}
          onChange={(event) => {
            const sort = SORTS.find((each) => each === event.currentTarget.value) ?? 'newest';
            onChange({ ...query, sort });
          }}
        />
        {isFiltered(query) ? (
          <Button
            look="quiet"
            icon="close"
            onClick={() => onChange({ state: '', subject: '', grade: '', q: '', sort: query.sort })}
          >
            {t('library.clear')}
          </Button>
        ) : null}
      </form>
    </search>
  );
}
