import { type Static, Type } from 'typebox';
import type { RegionTree } from '../../config/regions/region-tree.ts';
import type { Account } from '../../storage/catalog/account.ts';

export const RoleSchema = Type.Union([
  Type.Literal('teacher'),
  Type.Literal('reviewer'),
  Type.Literal('operator'),
  Type.Literal('admin'),
]);

export const AccountSchema = Type.Object({
  id: Type.String(),
  username: Type.String(),
  displayName: Type.String(),
  role: RoleSchema,
  region: Type.String(),
  /** From the province down. */
  regionPath: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});

/** An account as its owner and administrators see it. */
export type AccountBody = Static<typeof AccountSchema>;

export function accountBody(
  account: Account,
  regions: Pick<RegionTree, 'has' | 'path'>,
): AccountBody {
  const { id, username, displayName, role, region } = account;
  // A school may have left the list since.
  const path = regions.has(region) ? regions.path(region) : [];
  const regionPath = path.map(({ code, name }) => ({ code, name }));
  return { id, username, displayName, role, region, regionPath };
}
