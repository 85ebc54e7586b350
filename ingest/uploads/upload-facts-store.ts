import { open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileConfigstore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { hasErrno } from '../../storage/media/has-errno.ts';

/**
 * The facts of each upload (its length and metadata) beside its bytes. Written to a temporary name, synced
 * and renamed: a torn file would make an upload that can be resumed look like one that never was.
 */
export class UploadFactsStore extends FileConfigstore {
  override async get(id: string): Promise<Upload | undefined> {
    try {
      return JSON.parse(await readFile(this.#fileOf(id), 'utf8')) as Upload;
    } catch (error) {
      if (hasErrno(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  override async set(id: string, upload: Upload): Promise<void> {
    const file = this.#fileOf(id);
    const handle = await open(`${file}.part`, 'w');
    try {
      await handle.writeFile(JSON.stringify(upload));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.part`, file);
  }

  override async delete(id: string): Promise<void> {
    await rm(this.#fileOf(id), { force: true });
  }

  override async list(): Promise<string[]> {
    const names = await readdir(this.directory);
    return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5));
  }

  #fileOf(id: string): string {
    return join(this.directory, `${id}.json`);
  }
}
