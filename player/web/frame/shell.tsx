import { useEffect } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { matchRoute } from '../shared/router/match-route.ts';
import { ErrorState } from '../shared/ui/error-state.tsx';
import { ToastList } from '../shared/ui/toast-list.tsx';
import { useLoaded } from '../shared/ui/use-loaded.ts';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import { Header } from './header.tsx';
import { LiveNotice } from './live-notice.tsx';
import { Page } from './page.tsx';

/** Signed out: the sign-in page, whatever the address. Signed in: the header and the page of the address. */
export function Shell() {
  const { session, router, events, t } = useApp();
  const account = session.account.value;
  const path = router.path.value;
  const route = matchRoute(path);
  const [asked, askAgain] = useLoaded(() => session.load(), []);

  useEffect(() => {
    if (account === null) {
      events.stop();
      if (route.page !== 'sign-in') {
        const next = encodeURIComponent(path + router.search.peek());
        router.go(path === '/' ? '/sign-in' : `/sign-in?next=${next}`, { replace: true });
      }
    } else if (account !== 'unknown') {
      events.start();
    }
  }, [account, path]);

  if (account === 'unknown') {
    return asked.status === 'failed' ? (
      <main class="page">
        <ErrorState error={asked.error} onRetry={askAgain} />
      </main>
    ) : (
      <p class="visually-hidden" role="status">
        {t('state.loading')}
      </p>
    );
  }
  if (account === null || route.page === 'sign-in') return <SignInPage />;
  return (
    <>
      <a class="skip-link" href="#content">
        {t('frame.skip')}
      </a>
      <Header account={account} page={route.page} />
      <LiveNotice />
      <Page route={route} />
      <ToastList />
    </>
  );
}
