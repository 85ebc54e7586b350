import type { CurriculumEntry } from '../../../../config/curriculum.ts';
import { useApp } from '../app-context.ts';
import type { Choice } from '../ui/field.tsx';
import { useLoaded } from '../ui/use-loaded.ts';

type Curriculum = Readonly<{
  subjects: readonly CurriculumEntry[];
  grades: readonly CurriculumEntry[];
}>;

/** Subjects and grades to choose from: the Chinese word is what a lesson stores, the label is the reader's. */
export function useCurriculum(): Readonly<{
  subjects: readonly Choice[];
  grades: readonly Choice[];
  /** A stored word in the reader's language. */
  name: (word: string) => string;
}> {
  const { api, language } = useApp();
  const [loaded] = useLoaded((signal) => api.get<Curriculum>('/api/curriculum', signal), []);
  const { subjects, grades } =
    loaded.status === 'ready' ? loaded.value : { subjects: [], grades: [] };
  const choice = (entry: CurriculumEntry): Choice => ({
    value: entry.zh,
    label: entry[language.value],
  });
  const name = (word: string) =>
    [...subjects, ...grades].find((entry) => entry.zh === word)?.[language.value] ?? word;
  return { subjects: subjects.map(choice), grades: grades.map(choice), name };
}
