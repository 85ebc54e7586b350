/**
 * A region and all below it, as a prefix of region codes: `41` a province, `4101` a city, `410102` a county,
 * `410102-7` a school (nothing is below it); the empty prefix is the whole country, whose code is `CN`.
 */
export type RegionScope = Readonly<{ prefix: string }>;

export const WHOLE_COUNTRY = 'CN';

/** The scope of a region's code. */
export function regionScope(code: string): RegionScope {
  return { prefix: code === WHOLE_COUNTRY ? '' : code };
}

/** Whether a region's code lies in a scope. School 71 does not lie in school 7. */
export function isInScope(code: string, scope: RegionScope): boolean {
  if (scope.prefix === '') return true;
  if (scope.prefix.includes('-')) return code === scope.prefix;
  return code !== WHOLE_COUNTRY && code.startsWith(scope.prefix);
}
