import type { FileHandle } from 'node:fs/promises';
import type { Upload } from './upload.ts';

/**
 * Uploads still arriving: the state of each, and its bytes. One process owns the folder, so states are read from
 * memory. What `save` has resolved for survives a crash; with `durable` it survives a power cut too.
 */
export interface UploadStore {
  get(id: string): Upload | undefined;
  all(): Iterable<Upload>;
  /** Makes room for the bytes (a part's may lie in a file that is there) and tells the state durably. */
  create(upload: Upload): Promise<void>;
  /** Replaces the state as a whole; nothing where it was removed. The bytes up to its offset must have been synced. */
  save(upload: Upload, options: Readonly<{ durable: boolean }>): Promise<void>;
  /** Makes durable what a crash may have left in doubt, before it is told. */
  settle(upload: Upload): Promise<void>;
  /** To read and write its bytes; the caller closes it. */
  open(upload: Upload): Promise<FileHandle>;
  /** Absolute path of the file its bytes lie in. */
  pathOf(upload: Upload): string;
  /** Of a file in the store's folder. */
  pathOfFile(file: string): string;
  /** Forgets an upload and the bytes that no other one needs. Forgetting it twice is harmless. */
  remove(id: string): Promise<void>;
  /** Bytes that no state tells of, untouched for longer than this: nobody was ever told that they are here. */
  removeStrays(olderThanMs: number): Promise<number>;
}
