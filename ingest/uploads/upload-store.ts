import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { ERRORS, type Upload } from '@tus/server';
import { UploadFactsStore } from './upload-facts-store.ts';

/** How far an upload has come. Bytes. */
export type UploadStanding = Readonly<{ file: string; offset: number; size: number | null }>;

/** Hears while bytes arrive: how many since the last time, and how many there are in all. */
export type OnReceived = (uploadId: string, receivedBytes: number, offset: number) => void;

const REPORT_EVERY_MS = 500;
const WRITE_BUFFER_BYTES = 1024 * 1024;

/** Bytes of uploads still arriving, on local disk. */
export class UploadStore extends FileStore {
  readonly #onReceived: OnReceived;

  constructor(directory: string, onReceived: OnReceived) {
    super({ directory, configstore: new UploadFactsStore(directory) });
    this.#onReceived = onReceived;
    // FileStore announces it in any case, and its clean-up would delete finished uploads.
    this.extensions = this.extensions.filter((name) => name !== 'expiration');
  }

  /** As FileStore's, but fewer and larger writes, and a full disk keeps its errno. */
  override async write(content: Readable, id: string, offset: number): Promise<number> {
    const file = createWriteStream(join(this.directory, id), {
      flags: 'r+',
      start: offset,
      highWaterMark: WRITE_BUFFER_BYTES,
    });
    let told = 0;
    const tell = () => {
      const received = file.bytesWritten - told;
      told = file.bytesWritten;
      if (received > 0) this.#onReceived(id, received, offset + told);
    };
    const timer = setInterval(tell, REPORT_EVERY_MS);
    try {
      await pipeline(content, file);
    } finally {
      clearInterval(timer);
      tell();
    }
    return offset + file.bytesWritten;
  }

  /** null: nothing that could be resumed is here. */
  async standing(id: string): Promise<UploadStanding | null> {
    let upload: Upload;
    try {
      upload = await this.getUpload(id);
    } catch (error) {
      if (error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS) return null;
      throw error;
    }
    return { file: join(this.directory, id), offset: upload.offset, size: upload.size ?? null };
  }

  /** Every upload of which anything is known. */
  async ids(): Promise<readonly string[]> {
    return (await this.configstore.list?.()) ?? [];
  }

  /** Forgets an upload and whatever of it is left. Forgetting it twice is harmless. */
  async discard(id: string): Promise<void> {
    await rm(join(this.directory, id), { force: true });
    await this.configstore.delete(id);
  }
}
