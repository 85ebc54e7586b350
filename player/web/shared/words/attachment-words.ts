import type { AttachmentKind } from '../../../../storage/catalog/attachment-store.ts';
import type { Words } from './words.ts';

type KindKey = `attachments.kind.${AttachmentKind}` | `attachments.hint.${AttachmentKind}`;

/** Files that go with a lesson. */
export const ATTACHMENT_WORDS = {
  'attachments.title': { zh: '课程资料', en: 'Lesson materials' },
  'attachments.count': { zh: '共 {count} 个文件', en: 'Files: {count}' },
  'attachments.limits': {
    zh: '支持 {types}；每个文件不超过 {size}，一节课最多 {count} 个文件。',
    en: '{types}; up to {size} each, at most {count} files a lesson.',
  },
  'attachments.kind.lesson-design': { zh: '教学设计', en: 'Lesson design' },
  'attachments.kind.courseware': { zh: '课件', en: 'Courseware' },
  'attachments.kind.exercises': { zh: '评测练习', en: 'Exercises' },
  'attachments.kind.reflection': { zh: '课后点评', en: 'Reflection' },
  'attachments.kind.other': { zh: '其他资料', en: 'Other materials' },
  'attachments.hint.lesson-design': { zh: '教案、教学设计', en: 'The plan of the lesson' },
  'attachments.hint.courseware': { zh: '课堂上用的演示文稿', en: 'The slides shown in class' },
  'attachments.hint.exercises': { zh: '练习、测验题', en: 'Practice and tests' },
  'attachments.hint.reflection': { zh: '教学反思、课后点评', en: 'Looking back on the lesson' },
  'attachments.hint.other': { zh: '不属于以上几类的资料', en: 'Whatever fits none of these' },
  'attachments.none': { zh: '未提交', en: 'None handed in' },
  'attachments.add': { zh: '添加文件', en: 'Add files' },
  'attachments.add-to': { zh: '添加{kind}文件', en: 'Add files: {kind}' },
  'attachments.drop': { zh: '或把文件拖到这里', en: 'or drop them here' },
  'attachments.download': { zh: '下载 {name}', en: 'Download {name}' },
  'attachments.actions': { zh: '{name} 的操作', en: 'Actions for {name}' },
  'attachments.move': { zh: '归入', en: 'Belongs to' },
  'attachments.moved': { zh: '{name} 已归入{kind}。', en: '{name} now belongs to: {kind}.' },
  'attachments.remove': { zh: '删除', en: 'Remove' },
  'attachments.remove-title': { zh: '删除这个文件？', en: 'Remove this file?' },
  'attachments.remove-text': {
    zh: '{name} 会被永久删除，不能恢复。',
    en: '{name} is removed for good.',
  },
  'attachments.removed': { zh: '{name} 已删除。', en: '{name} is removed.' },
  'attachments.added': { zh: '{name} 已添加。', en: '{name} is added.' },
  'attachments.waiting': { zh: '等待发送', en: 'Waiting' },
  'attachments.sending': { zh: '正在发送 {name}', en: 'Sending {name}' },
  'attachments.stop': { zh: '取消发送 {name}', en: 'Do not send {name}' },
  'attachments.dismiss': { zh: '不再显示 {name}', en: 'Dismiss {name}' },
  'attachments.refused-type': {
    zh: '不支持这种文件。请使用 {types}。',
    en: 'Files of this kind are not taken. Use {types}.',
  },
  'attachments.refused-empty': {
    zh: '文件是空的，请检查后重新选择。',
    en: 'The file is empty. Check it and pick it again.',
  },
  'attachments.refused-too-large': {
    zh: '文件超过 {size}，请减小后再添加。',
    en: 'The file is larger than {size}. Make it smaller and add it again.',
  },
  'attachments.refused-full': {
    zh: '一节课最多 {count} 个文件，请先删除不需要的。',
    en: 'A lesson has at most {count} files. Remove one first.',
  },
} as const satisfies Words & Record<KindKey, unknown>;
