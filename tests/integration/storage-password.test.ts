import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../storage/catalog/password.ts';

it('a password fits its hash, another does not', async () => {
  const hash = await hashPassword('correct horse');
  expect(hash).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(await verifyPassword('correct horse', hash)).toBe(true);
  expect(await verifyPassword('correct horsf', hash)).toBe(false);
});

it('the same password has another hash each time', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

it('a hash made with other parameters is verified with those', async () => {
  const cheap =
    'scrypt$1024$8$1$c2FsdHNhbHRzYWx0c2FsdA$yuhmJI84XPnDvj3BXzyDADpWXgBlbHSYSBPFjIPjSHA';
  expect(await verifyPassword('old', cheap)).toBe(true);
  expect(await verifyPassword('new', cheap)).toBe(false);
});

it('nobody has a password', async () => {
  expect(await verifyPassword('', null)).toBe(false);
});

it('what is no hash is an error, not a wrong password', async () => {
  await expect(verifyPassword('x', 'plain')).rejects.toThrow('not a password hash');
});

it('signs typed in different ways are the same password', async () => {
  expect(await verifyPassword('ａ１é', await hashPassword('a1e\u0301'))).toBe(true);
});
