import type { Words } from './words.ts';

export const SIGN_IN_WORDS = {
  'sign-in.title': { zh: '登录', en: 'Sign in' },
  'sign-in.username': { zh: '用户名', en: 'Username' },
  'sign-in.password': { zh: '密码', en: 'Password' },
  'sign-in.submit': { zh: '登录', en: 'Sign in' },
  'sign-in.busy': { zh: '正在登录…', en: 'Signing in…' },
  'sign-in.show-password': { zh: '显示密码', en: 'Show password' },
  'sign-in.hide-password': { zh: '隐藏密码', en: 'Hide password' },
  'sign-in.username-missing': { zh: '请填写用户名', en: 'Enter your username' },
  'sign-in.password-missing': { zh: '请填写密码', en: 'Enter your password' },
  'sign-in.wrong': {
    zh: '用户名或密码不对，请检查后再试（注意大小写）。',
    en: 'The username or password is not right. Check both; passwords are case-sensitive.',
  },
  'sign-in.too-many': {
    zh: '尝试次数过多，请在 {seconds} 秒后再试。',
    en: 'Too many attempts. Try again in {seconds} s.',
  },
  'sign-in.forgotten': {
    zh: '忘记密码？请联系本校或本区县的管理员重设。',
    en: 'Forgotten your password? Ask your school or county administrator for a new one.',
  },
} as const satisfies Words;
