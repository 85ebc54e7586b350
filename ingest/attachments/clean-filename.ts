const LONGEST_NAME = 200;

/** The last part of a path, without what could confuse a reader or a header; its extension is kept. */
export function cleanFilename(given: string): string {
  const name = given.split(/[/\\]/).at(-1)!.normalize('NFC');
  return name
    .replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, '')
    .trim()
    .slice(-LONGEST_NAME);
}
