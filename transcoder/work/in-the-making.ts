import { rm } from 'node:fs/promises';
import type { WorkFolder } from './work-folder.ts';

/** Lends a folder for a result in the making. What is not finished is gone afterwards: a try that failed holds no disk. */
export async function inTheMaking<T>(
  folder: Pick<WorkFolder, 'begin'>,
  work: (made: string) => Promise<T>,
): Promise<T> {
  const made = await folder.begin();
  try {
    return await work(made);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
