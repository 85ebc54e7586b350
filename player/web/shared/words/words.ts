/** A sentence as people see it, in both languages; `{name}` stands for a value. */
export type Sentence = Readonly<{ zh: string; en: string }>;

/** A part of the dictionary. `satisfies Words` makes the compiler ask for both languages. */
export type Words = Readonly<Record<string, Sentence>>;

export type Language = keyof Sentence;

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** BCP 47 tags for `lang` attributes and Intl. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };
