import { randomUUID } from 'node:crypto';
import { accountOf } from './account-row.ts';
import { AccountNotFoundError, type AccountStore, UsernameTakenError } from './account-store.ts';
import type { AccountTable, Database } from './database.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { usernameKey } from './username-key.ts';

/** Accounts in the catalog's database. `now` in milliseconds since 1970. */
export function createKyselyAccountStore(db: Database, now: () => number): AccountStore {
  const accounts = db.selectFrom('accounts').selectAll();
  const byUsername = (username: string) =>
    accounts.where('username_key', '=', usernameKey(username)).executeTakeFirst();

  return {
    async create(account) {
      const row: AccountTable = {
        id: randomUUID(),
        username: account.username,
        username_key: usernameKey(account.username),
        display_name: account.displayName,
        role: account.role,
        region: account.region,
        password_hash: await hashPassword(account.password),
        disabled: 0,
        created_at: now(),
      };
      const created = await db
        .insertInto('accounts')
        .values(row)
        .onConflict((conflict) => conflict.column('username_key').doNothing())
        .returningAll()
        .executeTakeFirst();
      if (!created) throw new UsernameTakenError(account.username);
      return accountOf(created);
    },
    async get(id) {
      const row = await accounts.where('id', '=', id).executeTakeFirst();
      return row ? accountOf(row) : null;
    },
    async findByUsername(username) {
      const row = await byUsername(username);
      return row ? accountOf(row) : null;
    },
    async list() {
      return (await accounts.orderBy('username_key').execute()).map(accountOf);
    },
    async count() {
      const count = db.selectFrom('accounts').select((eb) => eb.fn.countAll<number>().as('all'));
      return (await count.executeTakeFirstOrThrow()).all;
    },
    async setPassword(id, password) {
      const password_hash = await hashPassword(password);
      await db.transaction().execute(async (tx) => {
        const set = tx.updateTable('accounts').set({ password_hash }).where('id', '=', id);
        if (!(await set.returning('id').executeTakeFirst())) throw new AccountNotFoundError(id);
        await tx.deleteFrom('sessions').where('account_id', '=', id).execute();
      });
    },
    async setDisabled(id, disabled) {
      const set = db
        .updateTable('accounts')
        .set({ disabled: disabled ? 1 : 0 })
        .where('id', '=', id);
      if (!(await set.returning('id').executeTakeFirst())) throw new AccountNotFoundError(id);
    },
    async verify(username, password) {
      const row = await byUsername(username);
      const fits = await verifyPassword(password, row?.password_hash ?? null);
      return row && fits && row.disabled === 0 ? accountOf(row) : null;
    },
  };
}
