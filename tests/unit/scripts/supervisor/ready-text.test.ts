import { expect, test } from 'vitest';
import { readyText } from '../../../../scripts/supervisor/ready-text.ts';

const settings = { host: '127.0.0.1', port: 8080, dataDir: '/data' };
const keptIn = '/data/admin-password';

test('the first start tells where it is, the account with its password, and where data lies', () => {
  const text = readyText(settings, { newPassword: 'random-one', passwordGiven: false, keptIn });
  expect(text.split('\n')[0]).toBe('Youke is ready at http://127.0.0.1:8080');
  for (const told of ['admin', 'random-one', keptIn, '/data']) expect(text).toContain(` ${told}\n`);
});

test('a later start tells where the password is kept, and not the password', () => {
  const text = readyText(settings, { newPassword: null, passwordGiven: false, keptIn });
  expect(text).not.toContain('密码 · password');
  expect(text).toContain(keptIn);
});

test('a password that the operator gave is not printed', () => {
  const account = { newPassword: 'given-by-us', passwordGiven: true, keptIn: null };
  const text = readyText(settings, account);
  expect(text).not.toContain('given-by-us');
  expect(text).not.toContain('密码存于');
});

test('a password given after the account was made is said to change nothing', () => {
  const account = { newPassword: null, passwordGiven: true, keptIn: null };
  expect(readyText(settings, account)).toContain('YOUKE_ADMIN_PASSWORD did not change');
});

test('an IPv6 host stands in brackets', () => {
  const account = { newPassword: null, passwordGiven: false, keptIn: null };
  expect(readyText({ ...settings, host: '::1' }, account)).toMatch(
    /^Youke is ready at http:\/\/\[::1\]:8080\n/,
  );
});
