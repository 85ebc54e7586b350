import { describe, expect, it } from 'vitest';
import { planFacts } from '../../../ingest/lessons/plan-facts.ts';
import type { LessonFacts } from '../../../storage/catalog/lesson-store.ts';

const account = { region: '4101' };
const codes = ['CN', '41', '4101', '410102', '410105', '4201'];
const regions = { has: (code: string) => codes.includes(code) };
const lesson: LessonFacts = {
  title: '圆的面积',
  subject: '数学',
  grade: '六年级',
  textbook: '人教版',
  textbookNode: '第五单元',
  region: '410102',
};
const plan = (asked: Partial<LessonFacts>, of = lesson) => planFacts(asked, of, account, regions);

describe('planFacts', () => {
  it.each<[string, Partial<LessonFacts>, Partial<LessonFacts>]>([
    ['nothing', {}, {}],
    ['what is said already', { title: '圆的面积', region: '410102' }, {}],
    ['one of them', { title: ' 梯形的面积 ', subject: '数学' }, { title: '梯形的面积' }],
    ['a fact taken back', { textbook: '', textbookNode: '  ' }, { textbook: '', textbookNode: '' }],
    ['a decomposed name', { title: 'e\u0301cole' }, { title: 'école' }],
    ['another region', { region: '410105' }, { region: '410105' }],
    ['a code with its zeros', { region: '410100' }, { region: '4101' }],
  ])('changes only what differs: %s', (_what, asked, changes) => {
    expect(plan(asked)).toEqual(changes);
  });

  it('asks for no right to a region that stays', () => {
    const elsewhere = { ...lesson, region: '4201' };
    expect(plan({ title: '新课题', region: '4201' }, elsewhere)).toEqual({ title: '新课题' });
  });

  it.each<[string, Partial<LessonFacts>]>([
    ['invalid-request', { title: ' ' }],
    ['invalid-request', { title: 'x'.repeat(201) }],
    ['invalid-request', { subject: 'a\u0000b' }],
    ['invalid-request', { grade: 'not utf-8 \uFFFD' }],
    ['invalid-request', { textbookNode: 'x'.repeat(201) }],
    ['invalid-request', { region: '' }],
    ['region-unknown', { region: '99' }],
    ['region-not-yours', { region: '4201' }],
    ['region-not-yours', { region: '41' }],
    ['region-not-yours', { region: 'CN' }],
  ])('refuses with %s: %j', (code, asked) => {
    expect(() => plan(asked)).toThrow(expect.objectContaining({ code }));
  });
});
