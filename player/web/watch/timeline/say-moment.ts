import { formatDuration } from '../../shared/format/format-duration.ts';
import { formatNumber } from '../../shared/format/format-number.ts';
import type { Translate } from '../../shared/words/translate.ts';
import type { Language } from '../../shared/words/words.ts';
import type { Moment } from './moment.ts';

/** A moment as it is read out: "12:03; loudness −31 LUFS; clarity 86; too quiet". */
export function sayMoment(moment: Moment, t: Translate, language: Language): string {
  return [
    formatDuration(moment.atSeconds),
    ...sayValues(moment, t, language),
    ...nameFindings(moment, t),
  ].join(language === 'zh' ? '；' : '; ');
}

/** Loudness and clarity in words. */
export function sayValues(
  { lufs, clarity }: Pick<Moment, 'lufs' | 'clarity'>,
  t: Translate,
  language: Language,
): readonly string[] {
  return [
    lufs === null
      ? t('watch.no-loudness')
      : t('watch.loudness-value', { value: formatNumber(lufs, language, 0) }),
    clarity === null
      ? t('watch.no-clarity')
      : t('watch.clarity-value', { value: formatNumber(clarity, language, 0) }),
  ];
}

/** Each kind of finding once, however many there are at this moment. */
export function nameFindings(
  { findings }: Pick<Moment, 'findings'>,
  t: Translate,
): readonly string[] {
  return [...new Set(findings.map(({ code }) => code))].map((code) => t(`finding.${code}`));
}
