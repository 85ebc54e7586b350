import { effect, type Signal, signal } from '@preact/signals';
import { LANGUAGE_TAGS, LANGUAGES, type Language } from './words.ts';

const STORAGE_KEY = 'youke.language';

/** The reader's language: what was chosen last, else Chinese. Kept in storage and on the document's `lang`. */
export function chooseLanguage(storage: Storage, root: HTMLElement): Signal<Language> {
  const kept = storage.getItem(STORAGE_KEY);
  const language = signal<Language>(LANGUAGES.find((each) => each === kept) ?? 'zh');
  effect(() => {
    storage.setItem(STORAGE_KEY, language.value);
    root.lang = LANGUAGE_TAGS[language.value];
  });
  return language;
}
