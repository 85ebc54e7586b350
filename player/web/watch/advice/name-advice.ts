import type { Translate } from '../../shared/words/translate.ts';

/** The heading over so many advices, three at most. */
export function nameAdvice(count: number, t: Translate): string {
  switch (count) {
    case 0:
      return t('advice.none');
    case 1:
      return t('advice.one');
    case 2:
      return t('advice.two');
    default:
      return t('advice.three');
  }
}
