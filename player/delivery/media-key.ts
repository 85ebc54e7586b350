import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrno } from '../../storage/media/has-errno.ts';

const KEY_BYTES = 32;

/** A key file that was cut short or is not ours; signing with it would prove nothing. */
export class MediaKeyError extends Error {
  readonly code = 'bad-media-key';

  constructor(file: string, sizeBytes: number) {
    super(
      `${file} must hold a key of ${KEY_BYTES} bytes, not ${sizeBytes}; remove it for a new one`,
    );
    this.name = 'MediaKeyError';
  }
}

/**
 * The key that media URLs are signed with, made at the first call (mode 0600). Processes that start together
 * end up with the same one: the first link wins. Throws MediaKeyError.
 */
export async function loadMediaKey(file: string): Promise<Buffer> {
  const kept = await readKey(file);
  if (kept !== null) return kept;
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.${randomUUID()}`;
  await writeFile(temporary, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(temporary, file);
  } catch (error) {
    if (!hasErrno(error, 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  return (await readKey(file))!;
}

async function readKey(file: string): Promise<Buffer | null> {
  try {
    const key = await readFile(file);
    if (key.length !== KEY_BYTES) throw new MediaKeyError(file, key.length);
    return key;
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return null;
    throw error;
  }
}
