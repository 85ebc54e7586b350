import { formatBytes } from '../../shared/format/format-bytes.ts';
import { explainError } from '../../shared/http/explain-error.ts';
import type { Translate } from '../../shared/words/translate.ts';
import type { Language } from '../../shared/words/words.ts';
import type { Campaign } from '../use-campaign.ts';
import type { AttachmentProblem } from './check-attachment.ts';

/** What a person is told of a file that was not taken. */
export function explainRefusal(
  refusal: AttachmentProblem | Error,
  limits: Campaign['attachments'],
  t: Translate,
  language: Language,
): string {
  switch (refusal) {
    case 'type':
      return t('attachments.refused-type', { types: nameTypes(limits.extensions, language) });
    case 'empty':
      return t('attachments.refused-empty');
    case 'too-large':
      return t('attachments.refused-too-large', { size: formatBytes(limits.maxBytes, language) });
    case 'full':
      return t('attachments.refused-full', { count: limits.maxPerLesson });
    default:
      return explainError(refusal, t, language);
  }
}

/** Extensions as a person reads them; of two for the same thing the first is enough. */
export function nameTypes(extensions: readonly string[], language: Language): string {
  const named = extensions.filter((each) => each !== 'jpeg').map((each) => each.toUpperCase());
  return named.join(language === 'zh' ? '、' : ', ');
}
