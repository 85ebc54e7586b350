import type { JournalEntry, UploadJournal } from './upload-journal.ts';

/** What is known of an upload that was begun. A change is in the journal when its promise resolves. */
export type UploadRecord = Readonly<{
  /** Parts; 1 for a file that goes in one piece. */
  count: number;
  urlOf(part: number): string | null;
  lessonId(): string | null;
  /** null: it is gone on the server. */
  change(part: number, url: string | null, lessonId: string | null): Promise<void>;
}>;

export function createUploadRecord(
  journal: UploadJournal,
  fingerprint: string,
  begun: JournalEntry,
): UploadRecord {
  let entry = begun;
  let saved = Promise.resolve();
  return {
    count: begun.uploadUrls.length,
    urlOf: (part) => entry.uploadUrls[part] ?? null,
    lessonId: () => entry.lessonId,
    change(part, url, lessonId) {
      entry = { ...entry, lessonId, uploadUrls: entry.uploadUrls.with(part, url) };
      const now = entry;
      // One behind the other: an older state never replaces a newer one.
      saved = saved.then(() => journal.remember(fingerprint, now));
      return saved;
    },
  };
}
