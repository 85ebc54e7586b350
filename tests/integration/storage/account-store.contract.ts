import { beforeEach, expect, it } from 'vitest';
import {
  AccountNotFoundError,
  type AccountStore,
  type NewAccount,
  UsernameTakenError,
} from '../../../storage/catalog/account-store.ts';

const WANG: NewAccount = {
  username: 'Wang.Li',
  displayName: '王丽',
  role: 'teacher',
  region: '410102-7',
  password: 'correct horse',
};

/** What every account store must do. `open` gives an empty one. */
export function accountStoreContract(open: () => Promise<AccountStore>): void {
  let accounts: AccountStore;

  beforeEach(async () => {
    accounts = await open();
  });

  it('keeps an account, and never tells its password', async () => {
    const account = await accounts.create(WANG);
    expect(account).toEqual({
      id: account.id,
      username: 'Wang.Li',
      displayName: '王丽',
      role: 'teacher',
      region: '410102-7',
      disabled: false,
      createdAt: account.createdAt,
    });
    expect(await accounts.get(account.id)).toEqual(account);
    expect(await accounts.findByUsername('wang.li')).toEqual(account);
  });

  it('knows nobody who was not made', async () => {
    expect(await accounts.get('x')).toBeNull();
    expect(await accounts.findByUsername('x')).toBeNull();
    expect(await accounts.count()).toBe(0);
  });

  it('takes a name once, whatever its case and width', async () => {
    await accounts.create(WANG);
    for (const username of ['Wang.Li', 'WANG.LI', 'ｗａｎｇ.li']) {
      await expect(accounts.create({ ...WANG, username })).rejects.toThrow(UsernameTakenError);
    }
    expect(await accounts.count()).toBe(1);
  });

  it('takes a name once even when several ask together', async () => {
    const asked = [1, 2, 3].map(() => accounts.create(WANG));
    const settled = await Promise.allSettled(asked);
    expect(settled.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    expect(await accounts.count()).toBe(1);
  });

  it('lists accounts by name', async () => {
    await accounts.create({ ...WANG, username: 'b' });
    await accounts.create({ ...WANG, username: 'A' });
    expect((await accounts.list()).map((account) => account.username)).toEqual(['A', 'b']);
  });

  it('verifies name and password together', async () => {
    const account = await accounts.create(WANG);
    expect(await accounts.verify('wang.LI', 'correct horse')).toEqual(account);
    expect(await accounts.verify('wang.li', 'Correct horse')).toBeNull();
    expect(await accounts.verify('nobody', 'correct horse')).toBeNull();
  });

  it('verifies nobody who is disabled', async () => {
    const { id } = await accounts.create(WANG);
    await accounts.setDisabled(id, true);
    expect(await accounts.verify('wang.li', 'correct horse')).toBeNull();
    expect(await accounts.get(id)).toMatchObject({ disabled: true });
    await accounts.setDisabled(id, false);
    expect(await accounts.verify('wang.li', 'correct horse')).toMatchObject({ id });
  });

  it('takes a new password instead of the old one', async () => {
    const account = await accounts.create(WANG);
    await accounts.setPassword(account.id, 'battery staple');
    expect(await accounts.verify('wang.li', 'correct horse')).toBeNull();
    expect(await accounts.verify('wang.li', 'battery staple')).toEqual(account);
  });

  it('changes no account that is not there', async () => {
    await expect(accounts.setDisabled('x', true)).rejects.toThrow(AccountNotFoundError);
    await expect(accounts.setPassword('x', 'y')).rejects.toThrow(AccountNotFoundError);
  });
}
