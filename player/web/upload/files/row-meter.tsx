import { useApp } from '../../shared/app-context.ts';
import { formatBytes } from '../../shared/format/format-bytes.ts';
import { formatPercent } from '../../shared/format/format-number.ts';
import { formatTimeLeft } from '../../shared/format/format-time-left.ts';
import { measureSpeed } from '../sending/measure-speed.ts';
import type { UploadRow } from '../sending/upload-row.ts';

/** A file's state in a word; once begun, with how far, how fast and how long still. */
export function RowMeter({ row, nowMs }: { row: UploadRow; nowMs: number }) {
  const { t, language } = useApp();
  const { state, sentBytes, sizeBytes } = row;
  const bytes = (value: number) => formatBytes(value, language.value);
  const speed = state.name === 'sending' ? measureSpeed(row.samples, nowMs) : null;
  const facts: string[] = [];
  if (row.url !== null || state.name === 'sending') {
    facts.push(t('upload.bytes', { done: bytes(sentBytes), total: bytes(sizeBytes) }));
  }
  if (speed !== null && speed > 0 && sentBytes < sizeBytes) {
    const left = formatTimeLeft((sizeBytes - sentBytes) / speed, language.value);
    facts.push(t('upload.speed', { speed: bytes(speed) }), t('upload.left', { time: left }));
  }
  return (
    <p class="file-row__meter numeric">
      <span class="file-row__state" data-testid="row-state">
        {t(`upload.row.${state.name}`)}
        {facts.length > 0 ? ` ${formatPercent(sentBytes / sizeBytes, language.value)}` : null}
      </span>
      {facts.length > 0 ? <span>{facts.join(' · ')}</span> : null}
    </p>
  );
}
