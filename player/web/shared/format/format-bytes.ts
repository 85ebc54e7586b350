import { LANGUAGE_TAGS, type Language } from '../words/words.ts';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** A size in powers of 1024, three digits: 512 B, 1.94 MB, 23.8 GB. */
export function formatBytes(bytes: number, language: Language): string {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const number = new Intl.NumberFormat(LANGUAGE_TAGS[language], {
    maximumSignificantDigits: value >= 100 ? 4 : 3,
    maximumFractionDigits: unit === 0 ? 0 : 2,
  }).format(value);
  return `${number} ${UNITS[unit]}`;
}
