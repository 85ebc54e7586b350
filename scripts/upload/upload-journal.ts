import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../make-folder.ts';

/** An upload that was begun, so that a second run can go on with it. */
export type JournalEntry = Readonly<{
  file: string;
  /** Of each part, in order; null while it is not announced. One for a file that goes in one piece. */
  uploadUrls: readonly (string | null)[];
  /** null while the server has told none: parts become a lesson when they are joined. */
  lessonId: string | null;
}>;

/** Uploads begun and not finished, one small file each: two runs at once never write over each other. */
export type UploadJournal = Readonly<{
  find: (fingerprint: string) => Promise<JournalEntry | null>;
  remember: (fingerprint: string, entry: JournalEntry) => Promise<void>;
  forget: (fingerprint: string) => Promise<void>;
}>;

/** Where state belongs by the XDG base directory specification; null without a home. */
export function journalFolder(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env.XDG_STATE_HOME?.startsWith('/')) return join(env.XDG_STATE_HOME, 'youke', 'uploads');
  return env.HOME ? join(env.HOME, '.local', 'state', 'youke', 'uploads') : null;
}

export function createUploadJournal(folder: string): UploadJournal {
  const fileOf = (fingerprint: string) => join(folder, `${fingerprint}.json`);
  return {
    async find(fingerprint) {
      const text = await readIfThere(fileOf(fingerprint));
      return text === null ? null : parseEntry(text);
    },
    async remember(fingerprint, entry) {
      // The URL of an upload is a secret of its owner's.
      await makeFolder(folder, 0o700);
      const temporary = join(folder, `.${randomUUID()}`);
      await writeFile(temporary, JSON.stringify(entry), { mode: 0o600 });
      await rename(temporary, fileOf(fingerprint));
    },
    forget: (fingerprint) => rm(fileOf(fingerprint), { force: true }),
  };
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** null for an entry that is not ours or was torn: the upload simply begins anew. */
function parseEntry(text: string): JournalEntry | null {
  try {
    const { file, uploadUrls, lessonId } = JSON.parse(text) as Partial<JournalEntry>;
    const sound =
      typeof file === 'string' &&
      Array.isArray(uploadUrls) &&
      uploadUrls.length > 0 &&
      [...uploadUrls, lessonId].every((each) => each === null || typeof each === 'string');
    return sound ? { file, uploadUrls, lessonId: lessonId ?? null } : null;
  } catch {
    return null;
  }
}
