import type { Static } from 'typebox';
import type { Account } from '../../storage/catalog/account.ts';
import { isInScope, regionScope } from '../../storage/catalog/region-scope.ts';
import type { IngestDeps } from '../ingest-deps.ts';
import type { RaisedRegionSchema } from './operations-schema.ts';

/** The raised regions of an operator's own. */
export async function readRaisedRegions(
  { catalog, regions }: Pick<IngestDeps, 'catalog' | 'regions'>,
  account: Pick<Account, 'region'>,
): Promise<Static<typeof RaisedRegionSchema>[]> {
  const scope = regionScope(account.region);
  const raised = await catalog.raisedRegions.list();
  return raised
    .filter(({ region }) => isInScope(region, scope))
    .map(({ region, raisedBy, raisedAt }) => ({
      region,
      name: regions.has(region) ? regions.name(region) : region,
      raisedBy,
      raisedAt: new Date(raisedAt).toISOString(),
    }));
}
