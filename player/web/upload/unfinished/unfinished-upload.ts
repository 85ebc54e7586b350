/** An upload that this account has begun, here or on another computer, as `GET /api/uploads` tells. */
export type UnfinishedUpload = Readonly<{
  id: string;
  /** Path of the upload. */
  url: string;
  lessonId: string;
  title: string;
  filename: string;
  /** Bytes that have arrived. */
  offset: number;
  /** Bytes of the file; null where the client has not told. */
  length: number | null;
  /** ISO 8601. */
  updatedAt: string;
  expiresAt: string;
}>;
