import type { Words } from './words.ts';

/** Correcting what is said of a lesson, and until when. */
export const FACTS_WORDS = {
  'facts.edit': { zh: '修改', en: 'Edit' },
  'facts.save': { zh: '保存', en: 'Save' },
  'facts.saving': { zh: '正在保存…', en: 'Saving…' },
  'facts.saved': { zh: '课程信息已保存。', en: 'The lesson’s facts are saved.' },
  'facts.missing': { zh: '未填写', en: 'Not filled in' },
  'facts.textbook-node': { zh: '章节', en: 'Chapter' },
  'facts.textbook-hint': {
    zh: '例如：人教版 五年级上册',
    en: 'For example: PEP, grade 5, volume 1',
  },
  'facts.textbook-node-hint': {
    zh: '例如：第六单元 多边形的面积',
    en: 'For example: Unit 6, areas of polygons',
  },
  'facts.until': {
    zh: '{date} 前可以修改，之后将锁定。',
    en: 'Can be changed before {date}; locked from then on.',
  },
  'facts.until-for-teachers': {
    zh: '教师在 {date} 前可以修改，之后只有管理人员可以更正。',
    en: 'Teachers can change it before {date}; from then on only operators can.',
  },
  'facts.locked': {
    zh: '修改已于 {date} 截止，现在只能查看。如需更正，请联系本地区的管理人员。',
    en: 'Changes closed on {date}; this can only be read now. Ask an operator of your region for a correction.',
  },
  'facts.locked-for-teachers': {
    zh: '教师的修改已于 {date} 截止，您仍可以更正。',
    en: 'Changes by teachers closed on {date}; you can still make corrections.',
  },
} as const satisfies Words;
