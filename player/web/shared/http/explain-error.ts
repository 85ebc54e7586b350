import type { Translate } from '../words/translate.ts';
import type { Language } from '../words/words.ts';
import { ApiError } from './api-error.ts';

/** What a person is told of an error: the server's own words where it has some, else ours by status. */
export function explainError(error: unknown, t: Translate, language: Language): string {
  if (!(error instanceof ApiError)) return t('error.server');
  if (error.status === 0) return t('error.network');
  if (error.messages !== null) return error.messages[language];
  if (error.status === 403) return t('error.forbidden');
  if (error.status === 404) return t('error.not-found');
  if (error.status === 409) return t('error.conflict');
  if (error.status === 429) return t('error.too-many', { seconds: error.retryAfterSeconds ?? 60 });
  return t('error.server');
}
