import type { Account } from './account.ts';

export type Session = Readonly<{ account: Account; expiresAt: number }>;

/** Signed-in sessions. Only a hash of each token is kept. Times are milliseconds since 1970. */
export interface SessionStore {
  /** A new session; the token is told this once. */
  open(
    accountId: string,
    lifetimeSeconds: number,
  ): Promise<Readonly<{ token: string; expiresAt: number }>>;
  /** The session behind a token, or null if there is none, it has expired or the account is disabled. */
  resolve(token: string): Promise<Session | null>;
  close(token: string): Promise<void>;
  removeExpired(): Promise<number>;
}
