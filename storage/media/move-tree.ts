import { cp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrno } from './has-errno.ts';
import { ensureFolder, syncPath } from './sync-to-disk.ts';

/**
 * Moves synced files (paths relative to `from`) to the same paths under `to`, each replacing what was there at one
 * moment, and they keep their names through a power cut. From another file system each is copied to `temporary`, a
 * free name on the target's, first. Not all at one moment: whoever is to name these files does so afterwards.
 */
export async function moveTree(
  from: string,
  files: readonly string[],
  to: string,
  temporary: string,
): Promise<void> {
  const folders = new Set(files.map((file) => dirname(join(to, file))));
  for (const folder of folders) await ensureFolder(folder);
  for (const file of files) await move(join(from, file), join(to, file), temporary);
  for (const folder of folders) await syncPath(folder);
  await rm(from, { recursive: true, force: true });
}

async function move(from: string, to: string, temporary: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!hasErrno(error, 'EXDEV')) throw error;
    try {
      await cp(from, temporary);
      await syncPath(temporary);
      await rename(temporary, to);
    } finally {
      await rm(temporary, { force: true });
    }
  }
}
