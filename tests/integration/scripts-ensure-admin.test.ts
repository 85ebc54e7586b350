import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureAdmin } from '../../scripts/supervisor/ensure-admin.ts';
import type { Catalog } from '../../storage/catalog/catalog.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';

let folder: string;
let passwordFile: string;
let catalog: Catalog;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youke-admin-'));
  passwordFile = join(folder, 'admin-password');
  catalog = await openCatalog({ file: join(folder, 'catalog.sqlite') });
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const ensure = (password: string | null = null) => ensureAdmin({ catalog, password, passwordFile });

test('the first start makes an admin of the whole country, whose random password is kept for the owner alone', async () => {
  const { newPassword, account } = await ensure();
  expect(account).toMatchObject({ username: 'admin', role: 'admin', region: 'CN' });
  expect(await catalog.accounts.verify('admin', newPassword!)).not.toBeNull();
  expect(await readFile(passwordFile, 'utf8')).toBe(`${newPassword}\n`);
  expect((await stat(passwordFile)).mode & 0o777).toBe(0o600);
});

test('a later start changes nothing and tells no password', async () => {
  const first = await ensure();
  expect(await ensure()).toEqual({ account: first.account, newPassword: null });
});

test('a password that the operator gives is written nowhere', async () => {
  await ensure('given-by-us');
  expect(await catalog.accounts.verify('admin', 'given-by-us')).not.toBeNull();
  await expect(stat(passwordFile)).rejects.toThrow(/ENOENT/);
});

test('a password kept by a start that was cut short becomes the account’s', async () => {
  await writeFile(passwordFile, 'kept-before\n');
  expect((await ensure()).newPassword).toBe('kept-before');
  expect(await catalog.accounts.verify('admin', 'kept-before')).not.toBeNull();
});
