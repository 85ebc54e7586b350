import type { Account } from './account.ts';
import type { AccountTable } from './database.ts';

/** The columns of an account that may leave the account store. */
export const ACCOUNT_COLUMNS = [
  'accounts.id',
  'username',
  'display_name',
  'role',
  'region',
  'disabled',
  'accounts.created_at',
] as const;

type AccountRow = Omit<AccountTable, 'password_hash' | 'username_key'>;

/** An account, without its password's hash. */
export function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    region: row.region,
    disabled: row.disabled !== 0,
    createdAt: row.created_at,
  };
}
