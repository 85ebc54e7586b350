import type { Words } from './words.ts';

/** Header, menus, dialogs, and what any page may have to say. */
export const FRAME_WORDS = {
  'product.name': { zh: '优课', en: 'Youke' },
  'product.tagline': {
    zh: '课堂实录的上传、转码与质量检查',
    en: 'Upload, stream and check recorded lessons',
  },
  'frame.skip': { zh: '跳到正文', en: 'Skip to content' },
  'frame.navigation': { zh: '主导航', en: 'Main navigation' },
  'frame.lessons': { zh: '课程', en: 'Lessons' },
  'frame.upload': { zh: '上传', en: 'Upload' },
  'frame.uploading': { zh: '正在上传 {percent}', en: 'Uploading {percent}' },
  'frame.language': { zh: '切换到英文', en: 'Switch to Chinese' },
  'frame.account': { zh: '账号：{name}', en: 'Account: {name}' },
  'frame.sign-out': { zh: '退出登录', en: 'Sign out' },
  'theme.menu': { zh: '外观', en: 'Appearance' },
  'theme.system': { zh: '跟随系统', en: 'Same as system' },
  'theme.light': { zh: '浅色', en: 'Light' },
  'theme.dark': { zh: '深色', en: 'Dark' },
  'role.teacher': { zh: '教师', en: 'Teacher' },
  'role.reviewer': { zh: '评审专家', en: 'Reviewer' },
  'role.operator': { zh: '运维人员', en: 'Operator' },
  'role.admin': { zh: '管理员', en: 'Administrator' },
  'action.cancel': { zh: '取消', en: 'Cancel' },
  'action.close': { zh: '关闭', en: 'Close' },
  'action.try-again': { zh: '重试', en: 'Try again' },
  'action.reload': { zh: '刷新页面', en: 'Reload the page' },
  'state.loading': { zh: '正在加载…', en: 'Loading…' },
  'error.heading': { zh: '加载失败', en: 'This could not be loaded' },
  'error.network': {
    zh: '连接不上服务器。请检查网络后重试。',
    en: 'The server cannot be reached. Check your connection and try again.',
  },
  'error.server': {
    zh: '服务器出了问题，我们已记录下来。请稍后重试。',
    en: 'Something went wrong on the server and has been recorded. Please try again later.',
  },
  'error.forbidden': {
    zh: '您的账号没有这项权限。',
    en: 'Your account is not allowed to do this.',
  },
  'error.not-found': { zh: '没有找到，可能已被删除。', en: 'Not found; it may have been deleted.' },
  'error.too-many': {
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests. Try again in {seconds} s.',
  },
  'error.conflict': {
    zh: '当前状态下不能这样做，请刷新后再看。',
    en: 'This is not possible in the present state. Reload and look again.',
  },
  'error.chunk': {
    zh: '页面的一部分没有加载下来，可能是网络中断或系统刚刚升级。',
    en: 'A part of the page did not load: the network dropped or Youke was just upgraded.',
  },
  'live.stale': {
    zh: '实时更新已中断，正在重新连接；下面的状态可能不是最新的。',
    en: 'Live updates are interrupted; reconnecting. States below may be out of date.',
  },
  'missing.heading': { zh: '没有这个页面', en: 'There is no such page' },
  'missing.text': {
    zh: '网址可能写错了，或者内容已被移走。',
    en: 'The address may be mistyped, or the page has moved.',
  },
  'missing.back': { zh: '回到课程', en: 'Back to the lessons' },
} as const satisfies Words;
