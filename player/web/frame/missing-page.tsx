import { useApp } from '../shared/app-context.ts';
import { ButtonLink } from '../shared/ui/button.tsx';
import { WholeState } from '../shared/ui/whole-state.tsx';

/** An address that names nothing. */
export function MissingPage() {
  const { t } = useApp();
  return (
    <WholeState
      icon="search"
      title={t('missing.heading')}
      text={t('missing.text')}
      testId="missing-page"
    >
      <ButtonLink look="primary" href="/">
        {t('missing.back')}
      </ButtonLink>
    </WholeState>
  );
}
