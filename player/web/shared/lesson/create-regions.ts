import type { Api } from '../http/create-api.ts';

export type RegionName = Readonly<{ code: string; name: string }>;

/** Names of regions, asked for when they are needed and remembered. */
export type Regions = Readonly<{
  /** Directly below a region. */
  children(code: string): Promise<readonly RegionName[]>;
  /** From the province down to the region itself. */
  path(code: string): Promise<readonly RegionName[]>;
}>;

type RegionPage = Readonly<{ path: readonly RegionName[]; items: readonly RegionName[] }>;

export function createRegions(api: Pick<Api, 'get'>): Regions {
  const asked = new Map<string, Promise<RegionPage>>();
  const ask = (code: string): Promise<RegionPage> => {
    const known = asked.get(code);
    if (known !== undefined) return known;
    const answer = api.get<RegionPage>(`/api/regions?parent=${encodeURIComponent(code)}`);
    asked.set(code, answer);
    answer.catch(() => asked.delete(code));
    return answer;
  };
  return {
    children: async (code) => (await ask(code)).items,
    path: async (code) => (await ask(code)).path,
  };
}
