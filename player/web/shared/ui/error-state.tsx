import { useApp } from '../app-context.ts';
import { explainError } from '../http/explain-error.ts';
import { Button } from './button.tsx';
import { WholeState } from './whole-state.tsx';

/** Says what went wrong and offers to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t, language } = useApp();
  return (
    <WholeState
      icon="warning"
      tone="bad"
      title={t('error.heading')}
      text={explainError(error, t, language.value)}
      testId="error-state"
    >
      <Button onClick={onRetry}>{t('action.try-again')}</Button>
    </WholeState>
  );
}
