import type { ContentShape } from './attachment-types.ts';

const FOLDERS: Readonly<Partial<Record<ContentShape, string>>> = {
  word: 'word/',
  powerpoint: 'ppt/',
  excel: 'xl/',
};

/** Whether a shape says anything of what a ZIP has to hold. */
export function isOffice(shape: ContentShape): boolean {
  return shape in FOLDERS;
}

/** Whether a ZIP with these entries is a document of the shape. Names of its parts know no case (ECMA-376, part 2). */
export function holdsOffice(entries: readonly string[], shape: ContentShape): boolean {
  const folder = FOLDERS[shape];
  if (folder === undefined) return false;
  const names = entries.map((name) => name.replaceAll('\\', '/').toLowerCase());
  return names.includes('[content_types].xml') && names.some((name) => name.startsWith(folder));
}
