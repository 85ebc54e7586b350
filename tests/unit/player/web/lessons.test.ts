import { describe, expect, it } from 'vitest';
import {
  belongsToQuery,
  formatLibraryQuery,
  isFiltered,
  lessonsAddress,
  parseLibraryQuery,
} from '../../../../player/web/library/library-query.ts';
import { allowedActions } from '../../../../player/web/shared/lesson/allowed-actions.ts';
import { createRegions } from '../../../../player/web/shared/lesson/create-regions.ts';
import { gradeScore } from '../../../../player/web/shared/lesson/grade-score.ts';
import { regionCodes } from '../../../../player/web/shared/lesson/region-codes.ts';
import { nextInRing } from '../../../../player/web/shared/ui/next-in-ring.ts';
import { aLesson } from './a-lesson.ts';

const plain = parseLibraryQuery('');

describe('what the library shows', () => {
  it.each([
    '',
    '?state=failed',
    '?subject=%E6%95%B0%E5%AD%A6&grade=%E4%BA%94%E5%B9%B4%E7%BA%A7',
    '?q=%E9%9D%A2%E7%A7%AF&sort=score',
  ])('is kept in the address %s', (search) => {
    expect(formatLibraryQuery(parseLibraryQuery(search))).toBe(search);
  });

  it('does not filter by what it does not understand', () => {
    expect(parseLibraryQuery('?state=lost&sort=loudest')).toEqual(plain);
    expect(isFiltered(plain)).toBe(false);
    expect(isFiltered({ ...plain, q: '  ' })).toBe(false);
    expect(isFiltered({ ...plain, grade: '五年级' })).toBe(true);
  });

  it('asks the server page by page', () => {
    expect(lessonsAddress(plain, null)).toBe('/api/lessons?sort=newest&limit=24');
    const filtered = lessonsAddress({ ...plain, state: 'ready' }, 'c 1');
    expect(filtered).toBe('/api/lessons?state=ready&sort=newest&limit=24&cursor=c+1');
  });

  it.each([
    [{}, true],
    [{ state: 'ready' as const }, true],
    [{ state: 'failed' as const }, false],
    [{ subject: '语文' }, false],
    [{ grade: '五年级', subject: '数学' }, true],
    [{ q: '面积 WANGLI' }, true],
    [{ q: '面积 zhangmin' }, false],
  ])('with %j holds the lesson: %s', (filter, belongs) => {
    expect(belongsToQuery(aLesson(), { ...plain, ...filter })).toBe(belongs);
  });
});

describe('actions', () => {
  const teacher = { username: 'wangli', role: 'teacher' } as const;
  const reviewer = { username: 'zhang', role: 'reviewer' } as const;
  const operator = { username: 'ops', role: 'operator' } as const;

  it.each([
    [teacher, 'uploading', ['cancel', 'delete']],
    [teacher, 'queued', ['cancel', 'delete']],
    [teacher, 'failed', ['retry', 'delete']],
    [teacher, 'ready', ['delete']],
    [operator, 'ready', ['retry', 'delete']],
    [operator, 'processing', ['raise', 'cancel', 'delete']],
    [operator, 'queued', ['raise', 'cancel', 'delete']],
    [reviewer, 'failed', []],
  ] as const)('of %j on a lesson that is %s are %j', (account, state, actions) => {
    expect(allowedActions(account, { owner: 'wangli', state, raised: false })).toEqual(actions);
  });

  it('of an operator raise no lesson twice', () => {
    const lesson = { owner: 'wangli', state: 'queued', raised: true } as const;
    expect(allowedActions(operator, lesson)).toEqual(['cancel', 'delete']);
  });

  it("of a teacher end at another's lesson", () => {
    expect(allowedActions(teacher, { owner: 'zhao', state: 'failed', raised: false })).toEqual([]);
  });
});

describe('regions', () => {
  it.each([
    ['CN', ['CN']],
    ['41', ['CN', '41']],
    ['4101', ['CN', '41', '4101']],
    ['410102', ['CN', '41', '4101', '410102']],
    ['410102-7', ['CN', '41', '4101', '410102', '410102-7']],
  ])('%s lies below %j', (code, codes) => {
    expect(regionCodes(code)).toEqual(codes);
  });

  it('are asked for once, and again after a failure', async () => {
    const asked: string[] = [];
    let broken = true;
    const answer = { path: [{ code: '41', name: '河南省' }], items: [] };
    const regions = createRegions({
      get: async <T>(path: string) => {
        asked.push(path);
        if (broken) throw new Error('no network');
        return answer as T;
      },
    });
    await expect(regions.path('41')).rejects.toThrow('no network');
    broken = false;
    expect(await regions.path('41')).toEqual(answer.path);
    expect(await regions.children('41')).toEqual([]);
    expect(asked).toEqual(['/api/regions?parent=41', '/api/regions?parent=41']);
  });
});

describe('words for scores', () => {
  it.each([
    [100, 'excellent'],
    [85, 'excellent'],
    [84.9, 'good'],
    [75, 'good'],
    [74.9, 'pass'],
    [60, 'pass'],
    [59.9, 'poor'],
    [0, 'poor'],
  ])('%d is %s', (score, grade) => {
    expect(gradeScore(score)).toBe(grade);
  });
});

describe('arrow keys in a ring', () => {
  it.each([
    ['ArrowDown', 2, 0],
    ['ArrowRight', 0, 1],
    ['ArrowUp', 0, 2],
    ['ArrowLeft', -1, 2],
    ['Home', 2, 0],
    ['End', 0, 2],
    ['a', 0, null],
  ])('%s from %d leads to %s', (key, at, to) => {
    expect(nextInRing(key, at, 3)).toBe(to);
  });

  it('lead nowhere in an empty one', () => {
    expect(nextInRing('Home', 0, 0)).toBeNull();
  });
});
