/** A province, city, county or school. Its code starts with its parent's: 41, 4101, 410102, 410102-7. */
export type Region = Readonly<{ code: string; name: string }>;

/** China's regions down to the counties, and the schools that an installation adds below them. */
export interface RegionTree {
  has(code: string): boolean;
  /** The region's own short name. Throws UnknownRegionError. */
  name(code: string): string;
  /** From the province down to the region itself; of the whole country, the country alone. Throws UnknownRegionError. */
  path(code: string): readonly Region[];
  /** Directly below, in the order of their codes. Throws UnknownRegionError. */
  children(code: string): readonly Region[];
}

export class UnknownRegionError extends Error {
  readonly code = 'unknown-region';
  readonly region: string;

  constructor(region: string) {
    super(`there is no region with the code ${JSON.stringify(region)}`);
    this.name = 'UnknownRegionError';
    this.region = region;
  }
}

/** The root's code. */
export const COUNTRY: Region = { code: 'CN', name: '全国' };

/** The code one level up, or null at the root. */
export function parentCode(code: string): string | null {
  if (code === COUNTRY.code) return null;
  if (code.includes('-')) return code.slice(0, code.indexOf('-'));
  return code.length <= 2 ? COUNTRY.code : code.slice(0, -2);
}

/** Joins regions into a tree. Throws UnknownRegionError for a region whose parent is missing. */
export function buildRegionTree(regions: readonly Region[]): RegionTree {
  const byCode = new Map<string, Region>([[COUNTRY.code, COUNTRY]]);
  for (const region of regions) byCode.set(region.code, region);
  const childrenOf = new Map<string, Region[]>();
  for (const region of [...regions].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const parent = parentCode(region.code);
    if (parent === null || !byCode.has(parent)) throw new UnknownRegionError(parent ?? region.code);
    const siblings = childrenOf.get(parent);
    if (siblings) siblings.push(region);
    else childrenOf.set(parent, [region]);
  }

  const find = (code: string): Region => {
    const region = byCode.get(code);
    if (region === undefined) throw new UnknownRegionError(code);
    return region;
  };
  const path = (code: string): readonly Region[] => {
    const parent = parentCode(code);
    const above = parent === null || parent === COUNTRY.code ? [] : path(parent);
    return [...above, find(code)];
  };
  return {
    has: (code) => byCode.has(code),
    name: (code) => find(code).name,
    path,
    children: (code) => childrenOf.get(find(code).code) ?? [],
  };
}
