import type { Failure } from '../../../../storage/catalog/lesson.ts';
import { useApp } from '../app-context.ts';
import { Notice } from '../ui/notice.tsx';

/** Why a lesson could not be used, in words, and what helps. */
export function FailureNote({ failure }: { failure: Failure }) {
  const { t } = useApp();
  return (
    <Notice tone="bad" testId="failure">
      <strong data-failure-code={failure.code}>{t(`failure.${failure.code}.title`)}</strong>
      <br />
      {t(`failure.${failure.code}.advice`)}
    </Notice>
  );
}
