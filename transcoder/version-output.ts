import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a version's renditions go as they are made. */
export interface VersionOutput {
  /** Moves every file of the tree in, replacing; durable when it resolves. */
  add(localFolder: string): Promise<void>;
  /** Writes one small file, whole or not at all. */
  write(file: string, content: string | Uint8Array): Promise<void>;
  removeFolder(folder: string): Promise<void>;
}

export function createFolderOutput(folder: string): VersionOutput {
  return {
    async add(localFolder) {
      const entries = await readdir(localFolder, { recursive: true, withFileTypes: true });
      for (const entry of entries.filter((each) => each.isFile())) {
        const from = join(entry.parentPath, entry.name);
        const to = join(folder, from.slice(localFolder.length));
        await mkdir(dirname(to), { recursive: true });
        await rename(from, to);
      }
      await rm(localFolder, { recursive: true });
    },
    async write(file, content) {
      const target = join(folder, file);
      await mkdir(dirname(target), { recursive: true });
      const temporary = `${target}.${randomUUID()}`;
      await writeFile(temporary, content);
      await rename(temporary, target);
    },
    removeFolder: (name) => rm(join(folder, name), { recursive: true, force: true }),
  };
}
