import type { Translate } from '../../shared/words/translate.ts';
import type { Advice } from './plan-advice.ts';

/** "声音 +25 分"; null where it is not known. */
export function sayGain(
  { score, gain }: Pick<Advice, 'score' | 'gain'>,
  t: Translate,
): string | null {
  return gain === null ? null : t('advice.gain', { score: t(`score.${score}`), points: gain });
}
