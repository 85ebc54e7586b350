import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Account } from '../../storage/catalog/account.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import { WHOLE_COUNTRY } from '../../storage/catalog/region-scope.ts';
import { writeSecret } from './write-secret.ts';

export const ADMIN_USERNAME = 'admin';

export type Admin = Readonly<{
  /** null: somebody removed it, and this start does not make it again. */
  account: Account | null;
  /** Told at the start that made the account, and at no other. */
  newPassword: string | null;
}>;

export type EnsureAdminDeps = Readonly<{
  catalog: Pick<Catalog, 'accounts'>;
  /** null: a random one, kept in passwordFile. */
  password: string | null;
  passwordFile: string;
}>;

/** Makes the first account where there is none. A start that was cut short before it did leaves its password. */
export async function ensureAdmin(deps: EnsureAdminDeps): Promise<Admin> {
  const { accounts } = deps.catalog;
  if ((await accounts.count()) > 0) {
    return { account: await accounts.findByUsername(ADMIN_USERNAME), newPassword: null };
  }
  const newPassword = deps.password ?? (await keepRandomPassword(deps.passwordFile));
  const account = await accounts.create({
    username: ADMIN_USERNAME,
    displayName: '管理员',
    role: 'admin',
    region: WHOLE_COUNTRY,
    password: newPassword,
  });
  return { account, newPassword };
}

async function keepRandomPassword(file: string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(12).toString('base64url');
  await writeSecret(file, `${password}\n`);
  return password;
}
