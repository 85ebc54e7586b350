import { cp, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrno } from './has-errno.ts';
import { ensureFolder, syncPath, syncTree } from './sync-to-disk.ts';

/**
 * Gives a synced file or folder its final name, which it keeps through a power cut. From another file system it is
 * copied to `temporary`, a free name on the target's, first.
 */
export async function moveDurably(from: string, to: string, temporary: string): Promise<void> {
  await ensureFolder(dirname(to));
  try {
    await rename(from, to);
  } catch (error) {
    if (!hasErrno(error, 'EXDEV')) throw error;
    await copyThenRename(from, to, temporary);
  }
  await syncPath(dirname(to));
}

async function copyThenRename(from: string, to: string, temporary: string): Promise<void> {
  try {
    await cp(from, temporary, { recursive: true });
    if ((await stat(temporary)).isDirectory()) await syncTree(temporary);
    else await syncPath(temporary);
    await rename(temporary, to);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  await rm(from, { recursive: true });
}
