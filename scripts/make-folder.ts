import { existsSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and what is missing above it; gives the topmost one that was made, null where all was there.
 * Level by level, because Node's recursive mkdir never returns below a folder such as /proc, which is there but
 * answers ENOENT.
 */
export async function makeFolder(folder: string, mode = 0o777): Promise<string | null> {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const each of missing) await mkdir(each, { mode }).catch(unlessThere);
  // ENOTDIR where something else has that name.
  await access(`${folder}/.`);
  return missing[0] ?? null;
}

/** Two that start at once make the same folders. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
