import { formatDuration } from '../../shared/format/format-duration.ts';
import { formatMeasure } from '../../shared/format/format-measure.ts';
import { formatNumber } from '../../shared/format/format-number.ts';
import type { Translate } from '../../shared/words/translate.ts';
import type { Language } from '../../shared/words/words.ts';
import { readClause } from './read-clause.ts';

/** What a clause asks for and what was found, as a reader of the language writes them. */
export function sayClause(
  verdict: Readonly<{ rule: string; required: string; measured: number | string | null }>,
  t: Translate,
  language: Language,
): Readonly<{ required: string; measured: string }> {
  const { kind, values, unit } = readClause(verdict.required);
  // A lesson's length is read from a clock, not counted in seconds.
  const onClock = verdict.rule === 'source.duration' && unit === 's';
  const say = (value: number | string): string => {
    if (typeof value === 'string') return sayWord(value, t);
    return onClock ? formatDuration(value) : formatMeasure(value, unit, t, language);
  };
  const said = values.map(say);
  const measured = verdict.measured === null ? '–' : say(verdict.measured);
  /** The unit is said once, at the end. */
  const sayLow = (value: number | string | undefined) =>
    typeof value === 'number' && !onClock ? formatNumber(value, language, 2) : (said[0] ?? '');
  switch (kind) {
    case 'at-least':
      return { required: `≥ ${said[0]}`, measured };
    case 'at-most':
      return { required: `≤ ${said[0]}`, measured };
    case 'range':
      return { required: `${sayLow(values[0])} ~ ${said[1]}`, measured };
    default:
      return { required: said.join(t('report.or')), measured };
  }
}

function sayWord(word: string, t: Translate): string {
  switch (word) {
    case 'yes':
      return t('report.yes');
    case 'no':
      return t('report.no');
    case 'progressive':
    case 'interlaced':
      return t(`facts.${word}`);
    case 'h264':
      return 'H.264';
    case 'hevc':
      return 'H.265';
    default:
      return /^[a-z0-9_]+$/.test(word) ? word.toUpperCase() : word;
  }
}
