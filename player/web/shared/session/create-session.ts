import { type ReadonlySignal, signal } from '@preact/signals';
import type { Account } from '../../../../storage/catalog/account.ts';
import type { Api } from '../http/create-api.ts';

/** What the server says of the account behind a session. */
export type OwnAccount = Pick<Account, 'id' | 'username' | 'displayName' | 'role' | 'region'>;

/** `unknown` until the server has been asked; null when nobody is signed in. */
export type SignedIn = OwnAccount | null | 'unknown';

/** Who uses the page. */
export type Session = Readonly<{
  account: ReadonlySignal<SignedIn>;
  /** Asks the server who is signed in. Throws ApiError where the answer is neither yes nor no. */
  load(): Promise<void>;
  signIn(username: string, password: string): Promise<void>;
  signOut(): Promise<void>;
  /** The server has said that there is no session any more. */
  forget(): void;
}>;

export function createSession(api: Api): Session {
  const account = signal<SignedIn>('unknown');
  return {
    account,
    load: async () => {
      try {
        account.value = await api.get<OwnAccount>('/api/account');
      } catch (error) {
        // A 401 has called `forget`: that is an answer.
        if (account.value !== null) throw error;
      }
    },
    signIn: async (username, password) => {
      const credentials = { username, password };
      const answer = await api.post<{ account: OwnAccount }>('/api/session', credentials);
      account.value = answer.account;
    },
    signOut: async () => {
      await api.remove('/api/session');
      account.value = null;
    },
    forget: () => {
      account.value = null;
    },
  };
}
