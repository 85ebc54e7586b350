import { describe, expect, it } from 'vitest';
import { loadRegionTree } from '../../../config/regions/load-region-tree.ts';
import { parseSchools, SchoolsFileError } from '../../../config/regions/parse-schools.ts';
import {
  buildRegionTree,
  parentCode,
  UnknownRegionError,
} from '../../../config/regions/region-tree.ts';

describe('the region tree', () => {
  const tree = loadRegionTree({ schoolsFile: null });

  it('leads from the province to the county', () => {
    expect(tree.path('410102').map((region) => region.name)).toEqual([
      '河南省',
      '郑州市',
      '中原区',
    ]);
  });

  it('has the provinces below the country, and every county below a city', () => {
    expect(tree.children('CN')).toHaveLength(31);
    expect(tree.children('4101').length).toBeGreaterThan(10);
    expect(tree.path('CN')).toEqual([{ code: 'CN', name: '全国' }]);
  });

  it('names what it does not know', () => {
    expect(tree.has('999999')).toBe(false);
    expect(() => tree.name('999999')).toThrow(UnknownRegionError);
  });

  it.each([
    ['41', 'CN'],
    ['4101', '41'],
    ['410102', '4101'],
    ['410102-7', '410102'],
    ['CN', null],
  ])('%s lies below %s', (code, parent) => {
    expect(parentCode(code)).toBe(parent);
  });

  it('takes schools below a county, and none below nothing', () => {
    const school = { code: '410102-7', name: '第七小学' };
    const county = { code: '410102', name: '中原区' };
    const above = [{ code: '41', name: '河南省' }, { code: '4101', name: '郑州市' }, county];
    expect(buildRegionTree([...above, school]).children('410102')).toEqual([school]);
    expect(() => buildRegionTree([school])).toThrow(UnknownRegionError);
  });
});

describe('parseSchools', () => {
  it('reads codes and names', () => {
    expect(parseSchools('[{"code":"410102-7","name":" 第七小学 "}]', 's.json')).toEqual([
      { code: '410102-7', name: '第七小学' },
    ]);
  });

  it.each([
    ['{', 'no JSON'],
    ['{}', 'not a list'],
    ['[{"code":"7","name":"x"}]', 'entry 1 needs a code'],
    ['[{"code":"410102-7","name":""}]', 'entry 1 (410102-7) needs a name'],
    ['[{"code":"410102-7","name":"a"},{"code":"410102-7","name":"b"}]', 'stands in it twice'],
  ])('refuses %s', (json, words) => {
    expect(() => parseSchools(json, 's.json')).toThrow(SchoolsFileError);
    expect(() => parseSchools(json, 's.json')).toThrow(words);
  });
});
