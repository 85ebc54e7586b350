/** A region's code and those above it, from the country down: CN, 41, 4101, 410102, 410102-7. */
export function regionCodes(code: string): readonly string[] {
  if (code === 'CN') return ['CN'];
  const county = code.split('-')[0] ?? code;
  const above = [2, 4, 6].filter((length) => length <= county.length);
  const codes = ['CN', ...above.map((length) => county.slice(0, length))];
  return code.includes('-') ? [...codes, code] : codes;
}
