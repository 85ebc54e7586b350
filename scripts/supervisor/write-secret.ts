import { open, rename } from 'node:fs/promises';

/** Writes a file that only its owner can read: whole and on disk, or not at all. */
export async function writeSecret(file: string, content: string): Promise<void> {
  const temporary = `${file}.${process.pid}`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
