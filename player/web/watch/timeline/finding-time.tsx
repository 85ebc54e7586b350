import type { Finding } from '../../../../storage/catalog/report.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { isThroughout } from './finding-order.ts';

/** When a finding is: a moment, a stretch, or throughout. */
export function FindingTime({
  finding,
  durationSeconds,
}: {
  finding: Finding;
  durationSeconds: number;
}) {
  const { t } = useApp();
  if (isThroughout(finding, durationSeconds)) return <>{t('report.whole')}</>;
  const start = formatDuration(finding.startSeconds);
  const end = formatDuration(finding.endSeconds);
  return <>{start === end ? start : `${start}–${end}`}</>;
}
