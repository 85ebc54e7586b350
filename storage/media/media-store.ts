import type { Readable } from 'node:stream';
import type { MediaPath } from './media-path.ts';

export class MediaNotFoundError extends Error {
  readonly code = 'media-not-found';
  readonly path: string;

  constructor(path: string) {
    super(`nothing is stored at ${path}`);
    this.name = 'MediaNotFoundError';
    this.path = path;
  }
}

/** Bytes from start to end, both included, as in HTTP's Range. */
export type ByteRange = Readonly<{ start: number; end: number }>;

export type MediaStat = Readonly<{ sizeBytes: number; modifiedAt: number }>;

/** Bytes. What a promise has resolved for is on disk: written to a temporary name, synced, renamed. */
export interface MediaStore {
  /** Stores a stream whole, or nothing of it. */
  write(
    path: MediaPath,
    content: Readable,
    signal?: AbortSignal,
  ): Promise<Readonly<{ sizeBytes: number }>>;
  /** Takes over a local file (the original is gone afterwards). Adopting again after a crash is harmless. */
  adopt(path: MediaPath, localFile: string): Promise<void>;
  /** Gives `to` the bytes of `from`, stored once; what `to` had before is gone. Throws MediaNotFoundError. */
  link(from: MediaPath, to: MediaPath): Promise<void>;
  /**
   * Moves the files of a finished local tree into a version (made where missing), each replacing what was there; the
   * local folder is gone afterwards. Files come one by one: what names them is to be written later.
   */
  addToVersion(lessonId: string, version: string, localFolder: string): Promise<void>;
  stat(path: MediaPath): Promise<MediaStat | null>;
  /** Throws MediaNotFoundError. */
  read(path: MediaPath, range?: ByteRange): Promise<Readable>;
  /** Lends a local file with the content for as long as `use` runs. Throws MediaNotFoundError. */
  withLocalFile<T>(path: MediaPath, use: (file: string) => Promise<T>): Promise<T>;
  /** An attempt's folder as its jobs left it, made where missing; from there addToVersion costs renames. */
  openScratch(attemptId: string): Promise<string>;
  removeScratch(attemptId: string): Promise<void>;
  /** Removes what was left unfinished and untouched for longer than this, but not these attempts' folders. */
  removeStaleScratch(olderThanSeconds: number, keep?: readonly string[]): Promise<number>;
  /** One version of the lesson; no matter if it is not there. */
  removeVersion(lessonId: string, version: string): Promise<void>;
  /** One folder of a version, such as a rendition that is not wanted after all; no matter if it is not there. */
  removeVersionFolder(lessonId: string, version: string, folder: string): Promise<void>;
  /** Every version of the lesson but these. */
  removeOtherVersions(lessonId: string, keep: readonly string[]): Promise<void>;
  /** Source, renditions and attachments. */
  removeLesson(lessonId: string): Promise<void>;
  remove(path: MediaPath): Promise<void>;
  space(): Promise<Readonly<{ freeBytes: number; totalBytes: number }>>;
}
