import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { ensureFolder } from '../../../storage/media/sync-to-disk.ts';
import { formatUpload, parseUpload } from './parse-upload.ts';
import { isComplete, type Upload } from './upload.ts';
import type { UploadStore } from './upload-store.ts';

const STATE = '.json';
const INCOMING = '.part';

/** Uploads in a folder of this process's own: `ID.json` is a state, every other file holds bytes. */
export async function openDiskUploadStore(
  options: Readonly<{ folder: string; log: FastifyBaseLogger; now: () => number }>,
): Promise<UploadStore & Readonly<{ close: () => Promise<void> }>> {
  const { folder, log, now } = options;
  await ensureFolder(folder);
  const folderHandle = await open(folder, 'r');
  const uploads = await loadUploads(folder, log);
  /** Told durably by this process; what was loaded may not have reached the disk. */
  const settled = new Map<string, Upload>();

  const write = async (upload: Upload) => {
    const file = join(folder, upload.id + STATE);
    const handle = await open(file + INCOMING, 'w');
    try {
      await handle.writeFile(formatUpload(upload));
      await handle.datasync();
    } finally {
      await handle.close();
    }
    await rename(file + INCOMING, file);
  };
  const isNeeded = (file: string) =>
    [...uploads.values()].some((each) => each.bytes?.file === file);
  const dropBytes = async (upload: Upload | undefined) => {
    const file = upload?.bytes?.file;
    if (file !== undefined && !isNeeded(file)) await rm(join(folder, file), { force: true });
  };

  const store: UploadStore = {
    get: (id) => uploads.get(id),
    all: () => uploads.values(),
    async create(upload) {
      const handle = await open(store.pathOf(upload), 'a');
      await handle.close();
      uploads.set(upload.id, upload);
      try {
        await store.save(upload, { durable: true });
      } catch (error) {
        await store.remove(upload.id);
        throw error;
      }
    },
    async save(upload, { durable }) {
      await write(upload);
      const before = uploads.get(upload.id);
      // Given up meanwhile: it must not come back.
      if (before === undefined) return await rm(join(folder, upload.id + STATE), { force: true });
      uploads.set(upload.id, upload);
      if (durable) {
        await folderHandle.sync();
        if (uploads.get(upload.id) === upload) settled.set(upload.id, upload);
      }
      if (before.bytes?.file !== upload.bytes?.file) await dropBytes(before);
    },
    async settle(upload) {
      if (settled.get(upload.id) === upload) return;
      if (upload.bytes !== null) {
        const handle = await store.open(upload);
        await handle.datasync().finally(() => handle.close());
      }
      await store.save(upload, { durable: true });
    },
    open: (upload) => open(store.pathOf(upload), 'r+'),
    pathOf(upload) {
      if (upload.bytes === null) throw new Error(`the bytes of upload ${upload.id} are elsewhere`);
      return join(folder, upload.bytes.file);
    },
    pathOfFile: (file) => join(folder, file),
    async remove(id) {
      const upload = uploads.get(id);
      uploads.delete(id);
      settled.delete(id);
      await rm(join(folder, id + STATE), { force: true });
      await dropBytes(upload);
    },
    async removeStrays(olderThanMs) {
      const names = await readdir(folder);
      const needed = new Set([...uploads.values()].map((each) => each.bytes?.file));
      let removed = 0;
      for (const name of names) {
        if (name.startsWith('.') || name.endsWith(STATE) || needed.has(name)) continue;
        const file = join(folder, name);
        const found = await stat(file).catch(() => null);
        if (found === null || now() - found.mtimeMs < olderThanMs || isNeeded(name)) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
  return { ...store, close: () => folderHandle.close() };
}

/** A state that cannot be read is left where it is, for somebody to look at. */
async function loadUploads(folder: string, log: FastifyBaseLogger): Promise<Map<string, Upload>> {
  const uploads = new Map<string, Upload>();
  for (const name of await readdir(folder)) {
    if (!name.endsWith(STATE)) continue;
    const upload = parseUpload(await readFile(join(folder, name), 'utf8'));
    if (upload === null) log.error({ file: name }, 'cannot read the state of an upload');
    else uploads.set(upload.id, await holdToItsBytes(folder, upload, log));
  }
  return uploads;
}

/**
 * Bytes that were acknowledged and are not there (a folder restored by half, a disk that lied) have to be sent again.
 * A complete upload's may have gone to the media store before its lesson was told.
 */
async function holdToItsBytes(
  folder: string,
  upload: Upload,
  log: FastifyBaseLogger,
): Promise<Upload> {
  const { bytes, id: uploadId, lessonId, offset } = upload;
  if (bytes === null || (lessonId !== null && isComplete(upload))) return upload;
  const handle = await open(join(folder, bytes.file), 'a');
  const { size } = await handle.stat().finally(() => handle.close());
  const there = Math.max(0, size - bytes.base);
  if (there >= offset) return upload;
  log.error({ uploadId, lessonId, offset, there }, 'bytes of an upload are lost');
  return { ...upload, offset: there };
}
