import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutData } from '../../config/data-layout.ts';
import { user } from '../../scripts/commands/user.ts';
import { openCatalog } from '../../storage/catalog/open-catalog.ts';
import { runInProcess } from './cli-io.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'youke-user-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const run = (...args: string[]) => runInProcess(user, args, { DATA_DIR: dataDir });
const inCatalog = async <T>(use: (catalog: Awaited<ReturnType<typeof openCatalog>>) => T) => {
  const catalog = await openCatalog({ file: layoutData(dataDir).catalogFile });
  try {
    return await use(catalog);
  } finally {
    await catalog.close();
  }
};

const LI = ['add', 'li.na', '--role', 'teacher', '--region', '410102'];

test('an account is made beside a running system, and its password printed once', async () => {
  await inCatalog(async (running) => {
    const outcome = await run(...LI, '--name', '李娜');
    expect(outcome.status).toBe(0);
    const password = outcome.stdout.trim();
    expect(password).toMatch(/^[\w-]{16}$/);
    expect(await running.accounts.verify('li.na', password)).toMatchObject({
      displayName: '李娜',
      role: 'teacher',
      region: '410102',
    });
  });
});

test('a region may be written with the zeros of GB/T 2260', async () => {
  await inCatalog(() => {});
  const outcome = await run('add', 'wang', '--role', 'reviewer', '--region', '410100');
  expect(outcome.status).toBe(0);
  const account = await inCatalog((catalog) => catalog.accounts.findByUsername('wang'));
  expect(account?.region).toBe('4101');
});

test('a given password is not repeated', async () => {
  await inCatalog(() => {});
  const file = join(dataDir, 'password');
  await writeFile(file, 'from a file\nand more');
  const outcome = await run(...LI, '--password-file', file);
  expect(outcome).toMatchObject({ status: 0, stdout: '' });
  expect(outcome.stderr).not.toContain('from a file');
  const account = await inCatalog((catalog) => catalog.accounts.verify('li.na', 'from a file'));
  expect(account).not.toBeNull();
});

test.each([
  [['add', 'x', '--role', 'king', '--region', 'CN'], 'teacher, reviewer, operator, admin'],
  [['add', 'x', '--role', 'admin', '--region', '99'], 'no region'],
  [['add', 'x', '--role', 'admin'], '--region'],
  [['add', 'a b', '--role', 'admin', '--region', 'CN'], 'username'],
  [['add'], 'user add USERNAME'],
  [['remove', 'x'], 'user add USERNAME'],
  [[...LI, '--password', 'short'], '8'],
  [[...LI, '--colour', 'red'], "Unknown option '--colour'"],
])('%j is refused with exit 1', async (args, said) => {
  await inCatalog(() => {});
  const outcome = await run(...args);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain(said);
  expect(await inCatalog((catalog) => catalog.accounts.count())).toBe(0);
});

test('a name that is taken is said to be', async () => {
  await inCatalog(() => {});
  expect((await run(...LI)).status).toBe(0);
  const again = await run('add', 'LI.NA', '--role', 'admin', '--region', 'CN');
  expect(again).toMatchObject({ status: 1, stdout: '' });
  expect(again.stderr).toContain('用户名已被使用');
});

test('before the first start there is nothing to add to', async () => {
  const outcome = await run(...LI);
  expect(outcome.status).toBe(1);
  expect(outcome.stderr).toContain('npm start');
});

test('help goes to stdout', async () => {
  const outcome = await run('add', '--help');
  expect(outcome).toMatchObject({ status: 0, stdout: user.help, stderr: '' });
});
