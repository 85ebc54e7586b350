import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** All files of a tree together, or those only whose names begin so. */
export async function folderBytes(folder: string, beginning = ''): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.startsWith(beginning));
  const sizes = files.map(
    async ({ parentPath, name }) => (await stat(join(parentPath, name))).size,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
