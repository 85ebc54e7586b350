import { mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Something in a folder to be published that is neither a file nor a folder. */
export class NotAPlainFileError extends Error {
  readonly code = 'not-a-plain-file';
  readonly path: string;

  constructor(path: string) {
    super(`neither a plain file nor a folder: ${path}`);
    this.name = 'NotAPlainFileError';
    this.path = path;
  }
}

/** A file's bytes, or a folder's names, are on disk when this resolves. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder and those above it; they survive a power cut. */
export async function ensureFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await syncPath(dirname(made));
  }
}

/** Syncs every file and folder of a tree, inner ones first. Throws NotAPlainFileError. Returns the files' relative paths. */
export async function syncTree(root: string): Promise<readonly string[]> {
  const files: string[] = [];
  await visit('');
  return files;

  async function visit(folder: string): Promise<void> {
    for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        await visit(path);
      } else if (entry.isFile()) {
        await syncPath(join(root, path));
        files.push(path);
      } else {
        throw new NotAPlainFileError(join(root, path));
      }
    }
    await syncPath(join(root, folder));
  }
}
