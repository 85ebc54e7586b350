import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatTimeLeft } from '../../shared/format/format-time-left.ts';
import { ApiError } from '../../shared/http/api-error.ts';
import { explainError } from '../../shared/http/explain-error.ts';
import type { Translate } from '../../shared/words/translate.ts';
import type { Language } from '../../shared/words/words.ts';
import type { RowState, UploadRow } from '../sending/upload-row.ts';

type Waiting = Extract<RowState, { name: 'waiting' }>;
type Failed = Extract<RowState, { name: 'failed' }>;

/** Why a file is not sent, or not now, in words; null where its state says it all. */
export function explainRow(
  row: UploadRow,
  say: Readonly<{ t: Translate; language: Language; maxSizeBytes: number | null }>,
): string | null {
  const { state } = row;
  if (state.name === 'waiting') return explainWait(state, say.t, say.language);
  if (state.name === 'failed') return explainFailure(state, say.t, say.language);
  if (state.name !== 'refused') return null;
  if (state.why !== 'too-large') return say.t(`upload.refused.${state.why}`);
  return say.t('upload.refused.too-large', {
    size: formatBytes(row.sizeBytes, say.language),
    limit: formatBytes(say.maxSizeBytes ?? 0, say.language),
  });
}

/** The reason of a wait with the time that is left of it; for the eye only, since it changes every second. */
export function countDown(
  reason: string,
  { why, untilMs }: Waiting,
  nowMs: number,
  t: Translate,
  language: Language,
): string {
  const seconds = untilMs === null ? 0 : Math.ceil((untilMs - nowMs) / 1000);
  // Shorter waits are over before they are read; without a network there is nothing to count to.
  if (seconds < 3 || why === 'offline') return reason;
  return t('upload.wait.seconds', { reason, time: formatTimeLeft(seconds, language) });
}

function explainWait({ why, error }: Waiting, t: Translate, language: Language): string {
  // The server's own words say more than ours.
  return why === 'server' && error !== null && error.messages !== null
    ? error.messages[language]
    : t(`upload.wait.${why}`);
}

function explainFailure({ error, next }: Failed, t: Translate, language: Language): string {
  if (!(error instanceof ApiError)) return t('upload.failed.unreadable');
  if (error.messages !== null) return error.messages[language];
  if (next === 'begin-anew') return t('upload.failed.gone');
  if (error.status === 413) return t('upload.failed.too-large');
  if (error.status === 415) return t('upload.refused.not-a-video');
  return explainError(error, t, language);
}
