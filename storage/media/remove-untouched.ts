import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrno } from './has-errno.ts';

/**
 * Removes a folder's entries in which nothing has changed since that time (milliseconds since 1970), but for those
 * whose names are to be kept. Returns how many.
 */
export async function removeUntouched(
  folder: string,
  since: number,
  keep: readonly string[],
): Promise<number> {
  let removed = 0;
  for (const name of await readdir(folder)) {
    if (keep.includes(name)) continue;
    const path = join(folder, name);
    if ((await lastChange(path)) >= since) continue;
    await rm(path, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/** The latest change anywhere in a tree; a folder's own time tells of its direct entries only. */
async function lastChange(path: string): Promise<number> {
  try {
    const found = await lstat(path);
    if (!found.isDirectory()) return found.mtimeMs;
    const inside = (await readdir(path)).map((name) => lastChange(join(path, name)));
    return Math.max(found.mtimeMs, ...(await Promise.all(inside)));
  } catch (error) {
    // Whoever works there has just renamed or removed it.
    if (hasErrno(error, 'ENOENT')) return Number.POSITIVE_INFINITY;
    throw error;
  }
}
