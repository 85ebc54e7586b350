import { describe, expect, it } from 'vitest';
import { planLesson } from '../../../ingest/uploads/plan-lesson.ts';

const account = { id: 'a1', username: 'wang', region: '4101' };
const regions = { has: (code: string) => ['41', '4101', '410102', '4201'].includes(code) };
const plan = (metadata: Record<string, string>) => planLesson(metadata, account, regions);

describe('planLesson', () => {
  it('takes the title from the filename and the region from the account', () => {
    expect(plan({ filename: '第一课.MP4' })).toEqual({
      filename: '第一课.MP4',
      title: '第一课',
      subject: '',
      grade: '',
      textbook: '',
      textbookNode: '',
      region: '4101',
      ownerId: 'a1',
      owner: 'wang',
    });
  });

  it('prefers what is said', () => {
    const said = { title: ' 勾股定理 ', subject: '数学', grade: '八年级', region: '410102' };
    expect(plan({ filename: 'a.mp4', ...said })).toMatchObject({ ...said, title: '勾股定理' });
  });

  it('takes a code with its zeros', () => {
    expect(plan({ filename: 'a.mp4', region: '410100' })).toMatchObject({ region: '4101' });
  });

  it.each([
    ['C:\\videos\\a.mp4', 'a.mp4', 'a'],
    ['../../etc/passwd', 'passwd', 'passwd'],
    ['.hidden', '.hidden', '.hidden'],
    ['two.dots.mov', 'two.dots.mov', 'two.dots'],
    ['no extension at all', 'no extension at all', 'no extension at all'],
  ])('calls %s %s, and its lesson %s', (given, filename, title) => {
    expect(plan({ filename: given })).toMatchObject({ filename, title });
  });

  it.each([
    ['filename-missing', {}],
    ['filename-missing', { filename: '  ' }],
    ['filename-missing', { filename: '' }],
    ['filename-missing', { filename: 'folder/' }],
    ['region-unknown', { filename: 'a.mp4', region: '99' }],
    ['region-not-yours', { filename: 'a.mp4', region: '4201' }],
    ['region-not-yours', { filename: 'a.mp4', region: '41' }],
    ['upload-metadata-invalid', { filename: 'x'.repeat(256) }],
    ['upload-metadata-invalid', { filename: 'a\u0000.mp4' }],
    ['upload-metadata-invalid', { filename: 'a.mp4', subject: 'not utf-8 \uFFFD' }],
  ])('refuses with %s: %j', (code, metadata) => {
    expect(() => plan(metadata)).toThrow(expect.objectContaining({ code }));
  });
});
