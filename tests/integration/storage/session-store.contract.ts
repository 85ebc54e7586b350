import { beforeEach, expect, it } from 'vitest';
import type { Account } from '../../../storage/catalog/account.ts';
import type { AccountStore } from '../../../storage/catalog/account-store.ts';
import type { SessionStore } from '../../../storage/catalog/session-store.ts';

export type SessionStoreUnderTest = Readonly<{
  sessions: SessionStore;
  accounts: AccountStore;
  clock: { now: number };
}>;

const START = 1_700_000_000_000;

/** What every session store must do. `open` gives one without sessions and accounts. */
export function sessionStoreContract(open: () => Promise<SessionStoreUnderTest>): void {
  let tested: SessionStoreUnderTest;
  let sessions: SessionStore;
  let account: Account;

  beforeEach(async () => {
    tested = await open();
    sessions = tested.sessions;
    tested.clock.now = START;
    const words = { displayName: '王丽', role: 'teacher', region: 'CN', password: 'old' } as const;
    account = await tested.accounts.create({ username: 'wang', ...words });
  });

  it('knows the account behind a token until the session ends', async () => {
    const { token, expiresAt } = await sessions.open(account.id, 60);
    expect(expiresAt).toBe(START + 60_000);
    expect(await sessions.resolve(token)).toEqual({ account, expiresAt });
    tested.clock.now = expiresAt - 1;
    expect(await sessions.resolve(token)).not.toBeNull();
    tested.clock.now = expiresAt;
    expect(await sessions.resolve(token)).toBeNull();
  });

  it('gives each session a token of 32 random bytes', async () => {
    const [one, two] = [await sessions.open(account.id, 60), await sessions.open(account.id, 60)];
    expect(Buffer.from(one.token, 'base64url')).toHaveLength(32);
    expect(one.token).not.toBe(two.token);
  });

  it('knows no token that was made up', async () => {
    await sessions.open(account.id, 60);
    expect(await sessions.resolve('')).toBeNull();
    expect(await sessions.resolve('made-up')).toBeNull();
  });

  it('closes one session and leaves the others', async () => {
    const [one, two] = [await sessions.open(account.id, 60), await sessions.open(account.id, 60)];
    await sessions.close(one.token);
    expect(await sessions.resolve(one.token)).toBeNull();
    expect(await sessions.resolve(two.token)).not.toBeNull();
  });

  it('knows no session of a disabled account', async () => {
    const { token } = await sessions.open(account.id, 60);
    await tested.accounts.setDisabled(account.id, true);
    expect(await sessions.resolve(token)).toBeNull();
  });

  it('ends the sessions of an account whose password changes', async () => {
    const { token } = await sessions.open(account.id, 60);
    await tested.accounts.setPassword(account.id, 'new');
    expect(await sessions.resolve(token)).toBeNull();
  });

  it('removes what has expired and says how many', async () => {
    await sessions.open(account.id, 10);
    await sessions.open(account.id, 20);
    const { token } = await sessions.open(account.id, 30);
    tested.clock.now += 20_000;
    expect(await sessions.removeExpired()).toBe(2);
    expect(await sessions.removeExpired()).toBe(0);
    expect(await sessions.resolve(token)).not.toBeNull();
  });

  it('opens no session for an account that is not there', async () => {
    await expect(sessions.open('nobody', 60)).rejects.toThrow();
  });
}
