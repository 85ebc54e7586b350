import '../shared/ui/card.css';
import './sign-in.css';
import { useEffect } from 'preact/hooks';
import { LanguageSwitch } from '../frame/language-switch.tsx';
import { Logo } from '../frame/logo.tsx';
import { useApp } from '../shared/app-context.ts';
import { safeNextPath } from '../shared/router/safe-next-path.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The door. Whoever is signed in already is let through to where they were going. */
export function SignInPage() {
  const { t, language, router, session } = useApp();
  const account = session.account.value;
  useEffect(() => {
    document.title = `${t('sign-in.title')} · ${t('product.name')}`;
  }, [language.value]);
  useEffect(() => {
    if (account !== null && account !== 'unknown') {
      router.go(safeNextPath(router.search.peek()), { replace: true });
    }
  }, [account]);
  return (
    <main class="sign-in">
      <div class="sign-in__top">
        <LanguageSwitch />
      </div>
      <div class="sign-in__card card card--padded">
        <div class="sign-in__brand">
          <Logo />
          <p>{t('product.tagline')}</p>
        </div>
        <h1 class="visually-hidden">{t('sign-in.title')}</h1>
        <SignInForm />
        <p class="sign-in__forgotten">{t('sign-in.forgotten')}</p>
      </div>
    </main>
  );
}
