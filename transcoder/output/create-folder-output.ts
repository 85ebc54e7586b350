import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { moveTree } from '../../storage/media/move-tree.ts';
import { ensureFolder, syncPath, syncTree } from '../../storage/media/sync-to-disk.ts';
import type { VersionOutput } from './version-output.ts';

/** A version as a plain folder (made where missing), for the command line. */
export function createFolderOutput(folder: string): VersionOutput {
  const temporary = () => join(folder, `.${randomUUID()}`);
  return {
    async add(localFolder) {
      await moveTree(localFolder, await syncTree(localFolder), folder, temporary());
    },
    async write(file, content) {
      const target = join(folder, file);
      await ensureFolder(dirname(target));
      const written = temporary();
      try {
        await writeFile(written, content, { flag: 'wx' });
        await syncPath(written);
        await rename(written, target);
      } finally {
        await rm(written, { force: true });
      }
      await syncPath(dirname(target));
    },
    async removeFolder(name) {
      await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}
