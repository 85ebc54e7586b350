/** Where the bytes of an upload lie: a file of the uploads' folder, and where in it they begin. */
export type BytesPlace = Readonly<{ file: string; base: number }>;

/** What an upload is to others: parts are joined into a final one (tus 1.0.0, Concatenation). */
export type Concat = Readonly<{ kind: 'partial' } | { kind: 'final'; parts: readonly string[] }>;

/** Bytes on their way to become a lesson's source. Times are milliseconds since 1970. */
export type Upload = Readonly<{
  id: string;
  ownerId: string;
  /** The school's, county's, … code that it counts for. */
  region: string;
  /** null for a part: only what is joined from parts becomes a lesson. */
  lessonId: string | null;
  /** Bytes; null while unknown. */
  length: number | null;
  /** So many bytes are verified and synced: what may be told. Bytes beyond it in the file are not acknowledged. */
  offset: number;
  /** Upload-Metadata as it was sent. */
  metadata: string;
  concat: Concat | null;
  /** `client`: it ends when its client says so (the IETF draft), `length`: when all bytes are there. */
  endsBy: 'length' | 'client';
  /** null: the bytes have been joined into another upload. */
  bytes: BytesPlace | null;
  /** The upload that this part has become part of. */
  joinedInto: string | null;
  createdAt: number;
  /** When bytes last came. */
  touchedAt: number;
}>;

/** Whether every byte is there and nothing is left to be said. */
export function isComplete(upload: Upload): boolean {
  return upload.endsBy === 'length' && upload.length === upload.offset;
}
