import type { Translate } from '../words/translate.ts';
import { UNIT_WORDS } from '../words/unit-words.ts';
import type { Language } from '../words/words.ts';
import { formatNumber } from './format-number.ts';

/** A measured value with its unit: -31 LUFS, 3帧, 38%. */
export function formatMeasure(
  value: number,
  unit: string,
  t: Translate,
  language: Language,
): string {
  const number = formatNumber(value, language, 2);
  const key = `unit.${unit}`;
  const word = isUnitKey(key) ? t(key) : unit;
  const close = unit === '%' || (language === 'zh' && word !== unit);
  return `${number}${close ? '' : ' '}${word}`.trim();
}

function isUnitKey(key: string): key is keyof typeof UNIT_WORDS {
  return key in UNIT_WORDS;
}
