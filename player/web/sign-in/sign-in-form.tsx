import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../shared/app-context.ts';
import { ApiError } from '../shared/http/api-error.ts';
import { explainError } from '../shared/http/explain-error.ts';
import { Button } from '../shared/ui/button.tsx';
import { TextField } from '../shared/ui/field.tsx';
import { Notice } from '../shared/ui/notice.tsx';
import { useCountdown } from './use-countdown.ts';

/** Name and password. After too many tries it counts down until the next one is allowed. */
export function SignInForm() {
  const { session, t, language } = useApp();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [wait, startWait] = useCountdown();

  useEffect(() => {
    if (wait === 0 && error instanceof ApiError && error.status === 429) setError(null);
  }, [wait]);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || wait > 0 || username.trim() === '' || password === '') return;
    setBusy(true);
    setError(null);
    try {
      await session.signIn(username.trim(), password);
    } catch (reason) {
      setError(reason);
      if (reason instanceof ApiError && reason.status === 429) {
        startWait(reason.retryAfterSeconds ?? 60);
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <form class="sign-in__form" onSubmit={submit} noValidate data-testid="sign-in-form">
      {error === null ? null : (
        <Notice tone="bad" testId="sign-in-error">
          {explain(error, wait)}
        </Notice>
      )}
      <TextField
        label={t('sign-in.username')}
        name="username"
        autocomplete="username"
        autocapitalize="none"
        spellcheck={false}
        autofocus
        required
        value={username}
        onInput={(event) => setUsername(event.currentTarget.value)}
        error={tried && username.trim() === '' ? t('sign-in.username-missing') : null}
      />
      <div class="sign-in__password">
        <TextField
          label={t('sign-in.password')}
          name="password"
          type={shown ? 'text' : 'password'}
          autocomplete="current-password"
          required
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
          error={tried && password === '' ? t('sign-in.password-missing') : null}
        />
        <button type="button" class="sign-in__show" onClick={() => setShown(!shown)}>
          {shown ? t('sign-in.hide-password') : t('sign-in.show-password')}
        </button>
      </div>
      <Button look="primary" type="submit" aria-disabled={busy || wait > 0}>
        {busy ? t('sign-in.busy') : t('sign-in.submit')}
      </Button>
    </form>
  );

  function explain(reason: unknown, seconds: number): string {
    if (reason instanceof ApiError && reason.status === 401) return t('sign-in.wrong');
    if (reason instanceof ApiError && reason.status === 429) {
      return t('sign-in.too-many', { seconds });
    }
    return explainError(reason, t, language.value);
  }
}
