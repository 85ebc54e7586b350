import { expect, it } from 'vitest';
import { loadRegionTree } from '../../../config/regions/load-region-tree.ts';
import { normalizeRegionCode } from '../../../config/regions/normalize-region-code.ts';

const regions = loadRegionTree({ schoolsFile: null });

it.each([
  ['410000', '41'],
  ['410100', '4101'],
  ['410102', '410102'],
  ['419001', '419001'],
  ['500000', '50'],
  // Dongguan has no counties: the tree has it once as a city, 4419, and once below itself.
  ['441900', '441900'],
  ['41', '41'],
  ['4101', '4101'],
  ['4100', '4100'],
  ['000000', '00'],
  ['410102-7', '410102-7'],
  ['410100-100', '410100-100'],
  ['CN', 'CN'],
  ['', ''],
])('takes %s for %s', (given, code) => {
  expect(normalizeRegionCode(given, regions)).toBe(code);
});
