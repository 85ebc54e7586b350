import type { Api } from '../http/create-api.ts';
import { regionCodes } from './region-codes.ts';

export type RegionName = Readonly<{ code: string; name: string }>;

/** Names of regions, asked for level by level and remembered. */
export type Regions = Readonly<{
  /** Directly below a region. */
  children(code: string): Promise<readonly RegionName[]>;
  /** From the province down to the region itself. */
  path(code: string): Promise<readonly RegionName[]>;
}>;

export function createRegions(api: Api): Regions {
  const asked = new Map<string, Promise<readonly RegionName[]>>();
  const children = (code: string): Promise<readonly RegionName[]> => {
    const known = asked.get(code);
    if (known !== undefined) return known;
    const answer = api
      .get<{ items: readonly RegionName[] }>(`/api/regions?parent=${encodeURIComponent(code)}`)
      .then((page) => page.items);
    asked.set(code, answer);
    answer.catch(() => asked.delete(code));
    return answer;
  };
  const path = async (code: string): Promise<readonly RegionName[]> => {
    const codes = regionCodes(code);
    const levels = await Promise.all(codes.slice(0, -1).map(children));
    return codes.slice(1).map((each, index) => ({
      code: each,
      name: levels[index]?.find((region) => region.code === each)?.name ?? each,
    }));
  };
  return { children, path };
}
