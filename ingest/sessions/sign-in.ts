import { ProblemError } from '../../config/http/problem.ts';
import type { Account } from '../../storage/catalog/account.ts';
import type { AccountStore } from '../../storage/catalog/account-store.ts';
import { usernameKey } from '../../storage/catalog/username-key.ts';
import { createAttemptLimiter } from './attempt-limiter.ts';

export type Credentials = Readonly<{ username: string; password: string; address: string }>;

/** The account behind a name and a password. Throws `wrong-credentials` or `too-many-tries`. */
export type SignIn = (credentials: Credentials) => Promise<Account>;

const WINDOW_SECONDS = 300;
const TRIES_PER_NAME = 10;
/** A whole school may share one address. */
const TRIES_PER_ADDRESS = 50;
const MAX_KEYS = 20_000;

/** Sign-in with a limit on failures, by name and by the client's address. `now` is in milliseconds. */
export function createSignIn(accounts: Pick<AccountStore, 'verify'>, now: () => number): SignIn {
  const limiterOf = (tries: number) =>
    createAttemptLimiter({ tries, windowSeconds: WINDOW_SECONDS, maxKeys: MAX_KEYS }, now);
  const byName = limiterOf(TRIES_PER_NAME);
  const byAddress = limiterOf(TRIES_PER_ADDRESS);

  return async ({ username, password, address }) => {
    const name = usernameKey(username);
    const addressWait = byAddress.take(address);
    const wait = addressWait > 0 ? addressWait : byName.take(name);
    if (wait > 0) throw new ProblemError('too-many-tries', { retryAfterSeconds: wait });
    const account = await accounts.verify(username, password);
    if (account === null) throw new ProblemError('wrong-credentials');
    byName.clear(name);
    byAddress.giveBack(address);
    return account;
  };
}
