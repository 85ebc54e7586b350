import './frame.css';
import { useApp } from '../shared/app-context.ts';
import { formatPercent } from '../shared/format/format-number.ts';
import type { Route } from '../shared/router/match-route.ts';
import type { OwnAccount } from '../shared/session/create-session.ts';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Logo } from './logo.tsx';
import { ThemeMenu } from './theme-menu.tsx';

/** On every page behind the sign-in. */
export function Header({ account, page }: { account: OwnAccount; page: Route['page'] }) {
  const { t, language, uploads } = useApp();
  const share = uploads.value?.progress.value?.share ?? null;
  const mayUpload = account.role !== 'reviewer';
  const link = (to: string, own: Route['page'], words: string) => (
    <a class="header__link" href={to} aria-current={page === own ? 'page' : undefined}>
      {words}
    </a>
  );
  return (
    <header class="header">
      <div class="header__inner">
        <a class="header__home" href="/">
          <Logo />
        </a>
        <nav class="header__nav" aria-label={t('frame.navigation')}>
          {link('/', 'library', t('frame.lessons'))}
          {mayUpload ? link('/upload', 'upload', t('frame.upload')) : null}
        </nav>
        <div class="header__end">
          {share !== null && page !== 'upload' ? (
            <a class="header__upload numeric" href="/upload">
              {t('frame.uploading', { percent: formatPercent(share, language.value) })}
            </a>
          ) : null}
          <LanguageSwitch />
          <ThemeMenu />
          <AccountMenu account={account} />
        </div>
      </div>
    </header>
  );
}
