import { DICTIONARY, type Dictionary, type WordKey } from './dictionary.ts';
import type { Language } from './words.ts';

type Placeholder<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** The values a sentence needs, read from its own text. */
type Values<K extends WordKey> = [Placeholder<Dictionary[K]['zh']>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholder<Dictionary[K]['zh']>, string | number>>];

/** The sentence of a key in a language, its `{name}`s filled in. */
export function translate<K extends WordKey>(
  language: Language,
  key: K,
  ...values: Values<K>
): string {
  const given: Readonly<Record<string, string | number>> = values[0] ?? {};
  return DICTIONARY[key][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in given ? String(given[name]) : whole,
  );
}

/** `translate` with the language already chosen. */
export type Translate = <K extends WordKey>(key: K, ...values: Values<K>) => string;
