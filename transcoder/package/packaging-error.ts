/** What came out is not what was planned; a fault of ours or of an encoder's, never of the source. */
export class PackagingError extends Error {
  readonly code = 'bad-rendition';

  /** The rendition's. */
  readonly folder: string;

  constructor(folder: string, what: string, cause?: unknown) {
    super(`${folder}: ${what}`, { cause });
    this.name = 'PackagingError';
    this.folder = folder;
  }
}
