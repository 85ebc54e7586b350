import type { RegionTree } from './region-tree.ts';

/**
 * A region's code as the tree has it. GB/T 2260 writes provinces and cities with six digits, padded with zeros:
 * 410000 is 41 and 410100 is 4101. What the tree has stays: cities without counties (441900) are their own county.
 */
export function normalizeRegionCode(code: string, regions: Pick<RegionTree, 'has'>): string {
  if (regions.has(code) || !/^\d{4}00$/.test(code)) return code;
  return code.replace(/(00){1,2}$/, '');
}
