/** A file as it was found. */
export type FileToSend = Readonly<{
  /** Absolute. */
  file: string;
  sizeBytes: number;
  /** Milliseconds since 1970; one changed since is not sent. */
  modifiedAt: number;
  /** What it says of its lesson. */
  metadata: Readonly<Record<string, string>>;
}>;
