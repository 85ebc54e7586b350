import { createHash } from 'node:crypto';
import type { FileToSend } from './file-to-send.ts';
import type { SignedInServer } from './sign-in.ts';

/** The same file, unchanged, to the same server, by the same account. */
export function fingerprintOf(file: FileToSend, { origin, username }: SignedInServer): string {
  const parts = [origin, username, file.file, file.sizeBytes, file.modifiedAt];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
