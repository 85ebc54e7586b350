import { expect, test } from 'vitest';
import { readyText } from '../../../../scripts/supervisor/ready-text.ts';

const layout = { adminPasswordFile: '/data/admin-password' };
const settings = { host: '127.0.0.1', port: 8080, dataDir: '/data', adminPassword: null };

test('the first start tells where it is, the account with its password, and where data lies', () => {
  const text = readyText({ settings, layout, passwordKept: true, newPassword: 'random-one' });
  expect(text.split('\n')[0]).toBe('Youke is ready at http://127.0.0.1:8080');
  expect(text).toMatch(/ admin\n/);
  expect(text).toMatch(/ random-one\n/);
  expect(text).toMatch(/ \/data\/admin-password\n/);
  expect(text).toMatch(/ \/data\n/);
});

test('a later start tells where the password is kept, and not the password', () => {
  const text = readyText({ settings, layout, passwordKept: true, newPassword: null });
  expect(text).not.toContain('密码 ·');
  expect(text).toContain('/data/admin-password');
});

test('a password that the operator gave is not printed', () => {
  const given = { ...settings, adminPassword: 'given-by-us' };
  const text = readyText({
    settings: given,
    layout,
    passwordKept: false,
    newPassword: 'given-by-us',
  });
  expect(text).not.toContain('given-by-us');
  expect(text).not.toContain('admin-password');
});

test('an IPv6 host stands in brackets', () => {
  const text = readyText({
    settings: { ...settings, host: '::1' },
    layout,
    passwordKept: false,
    newPassword: null,
  });
  expect(text).toMatch(/^Youke is ready at http:\/\/\[::1\]:8080\n/);
});
