/** What kind of place a region's code names; the country itself counts as none of them. */
export function regionLevel(code: string): 'province' | 'city' | 'county' | 'school' {
  if (code.includes('-')) return 'school';
  if (code.length <= 2) return 'province';
  return code.length <= 4 ? 'city' : 'county';
}
