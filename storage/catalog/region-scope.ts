/**
 * A region and all below it, as a prefix of region codes: `41` a province, `4101` a city, `410102` a county,
 * `410102-7` a school; the empty prefix is the whole country, whose code is `CN`.
 */
export type RegionScope = Readonly<{ prefix: string }>;

export const WHOLE_COUNTRY = 'CN';

/** The scope of a region's code. */
export function regionScope(code: string): RegionScope {
  return { prefix: code === WHOLE_COUNTRY ? '' : code };
}

/** Whether a region's code lies in a scope. */
export function isInScope(code: string, scope: RegionScope): boolean {
  if (scope.prefix === '') return true;
  return code === scope.prefix || (code !== WHOLE_COUNTRY && code.startsWith(scope.prefix));
}
