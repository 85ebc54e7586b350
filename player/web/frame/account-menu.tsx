import { useApp } from '../shared/app-context.ts';
import { explainError } from '../shared/http/explain-error.ts';
import { RegionPath } from '../shared/lesson/region-path.tsx';
import type { OwnAccount } from '../shared/session/create-session.ts';
import { Icon } from '../shared/ui/icon.tsx';
import { Menu } from '../shared/ui/menu.tsx';

/** Who is signed in, as what and for which region; and the way out. */
export function AccountMenu({ account }: { account: OwnAccount }) {
  const { t, session, toasts, language, router } = useApp();
  const signOut = () =>
    session
      .signOut()
      .then(() => router.go('/sign-in', { replace: true }))
      .catch((error: unknown) => toasts.show('bad', explainError(error, t, language.value)));
  return (
    <Menu
      label={t('frame.account', { name: account.displayName })}
      buttonClass="account-button"
      testId="account-menu"
      button={
        <>
          <span class="account-button__face">
            <Icon name="user" size={16} />
          </span>
          <span class="account-button__name">{account.displayName}</span>
        </>
      }
      head={
        <>
          <strong class="account-name">{account.displayName}</strong>
          <span class="account-facts">
            {t(`role.${account.role}`)} · <RegionPath code={account.region} />
          </span>
        </>
      }
      items={[{ label: t('frame.sign-out'), onSelect: signOut, testId: 'sign-out' }]}
    />
  );
}
