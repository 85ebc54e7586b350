import { randomUUID } from 'node:crypto';
import { constants, createWriteStream } from 'node:fs';
import {
  type FileHandle,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rm,
  stat,
  statfs,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hasErrno } from './has-errno.ts';
import { checkMediaId, encodeMediaPath, type MediaPath, MediaPathError } from './media-path.ts';
import {
  type ByteRange,
  MediaNotFoundError,
  type MediaStat,
  type MediaStore,
} from './media-store.ts';
import { moveDurably } from './move-durably.ts';
import { moveTree } from './move-tree.ts';
import { removeUntouched } from './remove-untouched.ts';
import { ensureFolder, NotAPlainFileError, syncPath, syncTree } from './sync-to-disk.ts';

/** The top folders of the grammar of media-path.ts. */
const FOLDERS = { source: 'sources', rendition: 'renditions', attachment: 'attachments' } as const;
/** Unfinished things, beside the finished ones of their kind. No id has a dot, so the name is free. */
const INCOMING = '.incoming';
/** Of a job that has not noticed yet, a file may appear meanwhile. */
const WHOLE_TREE = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;
const READ_CHUNK_BYTES = 256 * 1024;
const WRITE_CHUNK_BYTES = 1024 * 1024;

/** Media as files under one folder (made where missing), each at its MediaPath. */
export async function createDiskMediaStore(
  options: Readonly<{ root: string }>,
): Promise<MediaStore> {
  for (const folder of Object.values(FOLDERS)) {
    await ensureFolder(join(options.root, folder, INCOMING));
  }
  return new DiskMediaStore(await realpath(options.root));
}

/** Below the root no symbolic link is followed: what lies behind one is not there. */
class DiskMediaStore implements MediaStore {
  readonly #root: string;

  constructor(realRoot: string) {
    this.#root = realRoot;
  }

  async write(path: MediaPath, content: Readable, signal?: AbortSignal) {
    const target = await this.#makeRoom(path);
    const temporary = this.#temporary(path.kind);
    try {
      const file = createWriteStream(temporary, { flags: 'wx', highWaterMark: WRITE_CHUNK_BYTES });
      await pipeline(content, file, signal ? { signal } : {});
      await syncPath(temporary);
      const { size } = await stat(temporary);
      await moveDurably(temporary, target, this.#temporary(path.kind));
      return { sizeBytes: size };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async adopt(path: MediaPath, localFile: string): Promise<void> {
    const target = await this.#makeRoom(path);
    try {
      if (!(await lstat(localFile)).isFile()) throw new NotAPlainFileError(localFile);
      await syncPath(localFile);
      await moveDurably(localFile, target, this.#temporary(path.kind));
    } catch (error) {
      if (!hasErrno(error, 'ENOENT')) throw error;
      // A crash came between the rename and the caller's note of it.
      if ((await this.stat(path)) === null) throw new MediaNotFoundError(localFile);
      await syncPath(dirname(target));
    }
  }

  async link(from: MediaPath, to: MediaPath): Promise<void> {
    const found = await this.#find(from);
    if (found === null) throw new MediaNotFoundError(encodeMediaPath(from));
    const target = await this.#makeRoom(to);
    const temporary = this.#temporary(to.kind);
    try {
      await link(found.file, temporary);
      await moveDurably(temporary, target, this.#temporary(to.kind));
    } finally {
      // A rename onto another name of the same file does nothing at all (POSIX).
      await rm(temporary, { force: true });
    }
  }

  async addToVersion(lessonId: string, version: string, localFolder: string): Promise<void> {
    const files = await syncTree(localFolder);
    const paths = files.map((file): MediaPath => ({ kind: 'rendition', lessonId, version, file }));
    for (const path of paths) encodeMediaPath(path);
    for (const path of paths) await this.#makeRoom(path);
    const target = join(this.#lessonFolder('rendition', lessonId), checkMediaId(version));
    await moveTree(localFolder, files, target, this.#temporary('rendition'));
  }

  async stat(path: MediaPath): Promise<MediaStat | null> {
    const found = await this.#find(path);
    return found && { sizeBytes: found.sizeBytes, modifiedAt: found.modifiedAt };
  }

  async read(path: MediaPath, range?: ByteRange): Promise<Readable> {
    if (range && !(range.start >= 0 && range.start <= range.end)) {
      throw new RangeError(`not a range of bytes: ${range.start}-${range.end}`);
    }
    const found = await this.#find(path);
    if (found === null) throw new MediaNotFoundError(encodeMediaPath(path));
    const handle = await openFound(found.file, path);
    return handle.createReadStream({ ...range, highWaterMark: READ_CHUNK_BYTES });
  }

  async withLocalFile<T>(path: MediaPath, use: (file: string) => Promise<T>): Promise<T> {
    const found = await this.#find(path);
    if (found === null) throw new MediaNotFoundError(encodeMediaPath(path));
    return await use(found.file);
  }

  async openScratch(attemptId: string): Promise<string> {
    const folder = this.#scratch(attemptId);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async removeScratch(attemptId: string): Promise<void> {
    await rm(this.#scratch(attemptId), WHOLE_TREE);
  }

  async removeStaleScratch(olderThanSeconds: number, keep: readonly string[] = []) {
    const since = Date.now() - olderThanSeconds * 1000;
    let removed = 0;
    for (const folder of Object.values(FOLDERS)) {
      removed += await removeUntouched(join(this.#root, folder, INCOMING), since, keep);
    }
    return removed;
  }

  async removeVersion(lessonId: string, version: string): Promise<void> {
    const folder = join(this.#lessonFolder('rendition', lessonId), checkMediaId(version));
    await rm(folder, WHOLE_TREE);
  }

  async removeVersionFolder(lessonId: string, version: string, folder: string): Promise<void> {
    // A file of that folder would have to fit the grammar.
    encodeMediaPath({ kind: 'rendition', lessonId, version, file: `${folder}/file` });
    const path = join(this.#lessonFolder('rendition', lessonId), version, folder);
    await rm(path, { recursive: true, force: true });
  }

  async removeOtherVersions(lessonId: string, keep: readonly string[]): Promise<void> {
    const folder = this.#lessonFolder('rendition', lessonId);
    for (const version of await namesIn(folder)) {
      if (keep.includes(version)) continue;
      await rm(join(folder, version), { recursive: true, force: true });
    }
  }

  async removeLesson(lessonId: string): Promise<void> {
    for (const kind of ['rendition', 'attachment', 'source'] as const) {
      await rm(this.#lessonFolder(kind, lessonId), WHOLE_TREE);
    }
  }

  async remove(path: MediaPath): Promise<void> {
    const found = await this.#find(path);
    if (found !== null) await rm(found.file, { force: true });
  }

  async space() {
    const { bavail, blocks, bsize } = await statfs(this.#root);
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  }

  /** Of a source, its file. */
  #lessonFolder(kind: MediaPath['kind'], lessonId: string): string {
    return join(this.#root, FOLDERS[kind], checkMediaId(lessonId));
  }

  #scratch(attemptId: string): string {
    return join(this.#root, FOLDERS.rendition, INCOMING, checkMediaId(attemptId));
  }

  #temporary(kind: MediaPath['kind']): string {
    return join(this.#root, FOLDERS[kind], INCOMING, randomUUID());
  }

  /** The file of a path whose folders are made and are no links. */
  async #makeRoom(path: MediaPath): Promise<string> {
    const file = join(this.#root, encodeMediaPath(path));
    await this.#checkNoLinks(dirname(file));
    return file;
  }

  async #checkNoLinks(folder: string): Promise<void> {
    await ensureFolder(folder);
    if ((await realpath(folder)) !== folder) throw new MediaPathError(folder);
  }

  /** The file of a path, if there is one and no link on the way to it. */
  async #find(path: MediaPath): Promise<(MediaStat & Readonly<{ file: string }>) | null> {
    const file = join(this.#root, encodeMediaPath(path));
    try {
      if ((await realpath(file)) !== file) return null;
      const found = await lstat(file);
      if (!found.isFile()) return null;
      return { file, sizeBytes: found.size, modifiedAt: found.mtimeMs };
    } catch (error) {
      if (hasErrno(error, 'ENOENT', 'ENOTDIR', 'ELOOP')) return null;
      throw error;
    }
  }
}

/** Between finding and opening, somebody may have removed it. */
async function openFound(file: string, path: MediaPath): Promise<FileHandle> {
  try {
    return await open(file, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (hasErrno(error, 'ENOENT', 'ELOOP')) throw new MediaNotFoundError(encodeMediaPath(path));
    throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  }
}
