import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hasErrno } from '../../storage/media/has-errno.ts';
import { createWebFile, type WebFile } from './web-file.ts';

/** The built web app by path (`assets/index-x1.js`), or null where it has not been built. */
export async function loadWebApp(folder: string): Promise<ReadonlyMap<string, WebFile> | null> {
  const files = new Map<string, WebFile>();
  for (const entry of await listFiles(folder)) {
    const path = relative(folder, entry).split(sep).join('/');
    files.set(path, createWebFile(path, await readFile(entry)));
  }
  return files.has('index.html') ? files : null;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  }
}
