import type { SourceFacts } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../../shared/app-context.ts';
import { formatDuration } from '../../shared/format/format-duration.ts';
import { Icon } from '../../shared/ui/icon.tsx';

/** Length, picture size and a missing sound, as far as they are known. */
export function SourceFactsLine({ source }: { source: SourceFacts | null }) {
  const { t } = useApp();
  if (source === null) return null;
  const { durationSeconds, width, height, hasSound } = source;
  return (
    <>
      {durationSeconds === null ? null : (
        <span class="numeric" data-testid="source-length">
          {formatDuration(durationSeconds)}
        </span>
      )}
      {width === null || height === null ? null : (
        <span class="numeric" data-testid="source-size">
          {t('upload.source.size', { width, height })}
        </span>
      )}
      {hasSound === false ? (
        <span class="source-warning" data-testid="source-no-sound">
          <Icon name="warning" size={14} />
          {t('upload.source.no-sound')}
        </span>
      ) : null}
    </>
  );
}
