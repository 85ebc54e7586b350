import { LANGUAGE_TAGS, type Language } from '../words/words.ts';

/** A measured value with at most that many decimals. */
export function formatNumber(value: number, language: Language, decimals = 1): string {
  return new Intl.NumberFormat(LANGUAGE_TAGS[language], {
    maximumFractionDigits: decimals,
  }).format(value);
}

/** A share, 0 to 1, as whole per cent; 100 only when it is done. */
export function formatPercent(share: number, language: Language): string {
  const clamped = Math.min(1, Math.max(0, share));
  return new Intl.NumberFormat(LANGUAGE_TAGS[language], {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(Math.floor(clamped * 100) / 100);
}
