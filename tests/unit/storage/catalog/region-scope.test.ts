import { describe, expect, it } from 'vitest';
import { isInScope, regionScope } from '../../../../storage/catalog/region-scope.ts';

describe('a region scope', () => {
  it.each([
    ['410102-7', 'CN', true],
    ['CN', 'CN', true],
    ['CN', '41', false],
    ['41', '41', true],
    ['410102-7', '41', true],
    ['4201', '41', false],
    ['4101', '410102', false],
    ['410102', '410102', true],
    ['410102-7', '410102', true],
    ['410103-7', '410102', false],
    ['410102-7', '410102-7', true],
    ['410102-71', '410102-7', false],
    ['410102', '410102-7', false],
  ])('%s in the scope of %s: %s', (code, of, inside) => {
    expect(isInScope(code, regionScope(of))).toBe(inside);
  });
});
