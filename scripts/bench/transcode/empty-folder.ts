import { mkdir, rm } from 'node:fs/promises';

/** Makes the folder, or empties it. */
export async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
