import { open, rm } from 'node:fs/promises';
import { ProblemError } from '../../../config/http/problem.ts';
import { writeAll } from '../receive/write-all.ts';
import { isComplete, type Upload } from '../store/upload.ts';
import type { UploadStore } from '../store/upload-store.ts';
import { findWholeFile, type PartPlaces } from './part-places.ts';

const COPIED_AT_ONCE_BYTES = 4 * 1024 * 1024;

/** Throws `upload-part-missing`, `upload-part-unfinished`. */
export function requireJoinable(
  store: Pick<UploadStore, 'get'>,
  ids: readonly string[],
  ownerId: string,
): readonly Upload[] {
  return ids.map((id) => {
    const part = store.get(id);
    if (part?.concat?.kind !== 'partial' || part.ownerId !== ownerId) {
      throw new ProblemError('upload-part-missing');
    }
    if (!isComplete(part)) throw new ProblemError('upload-part-unfinished');
    return part;
  });
}

/** The upload that these parts have become, or were becoming when something broke; null where there is none. */
export function findJoined(
  store: Pick<UploadStore, 'all'>,
  parts: readonly Upload[],
): string | null {
  for (const { concat, id } of store.all()) {
    if (concat?.kind === 'final' && parts.some((part) => concat.parts.includes(part.id))) return id;
  }
  const joinedInto = parts[0]?.joinedInto ?? null;
  return parts.every((part) => part.joinedInto === joinedInto) ? joinedInto : null;
}

/**
 * A file with all parts in order, synced. Where they already lie so (part-places.ts) nothing is copied; else they are
 * copied to the file of this name.
 */
export async function joinBytes(
  store: UploadStore,
  places: Pick<PartPlaces, 'close'>,
  parts: readonly Upload[],
  file: string,
): Promise<string> {
  const whole = findWholeFile(parts, store.all());
  const sizeBytes = parts.reduce((sum, { offset }) => sum + offset, 0);
  // A part that was put there a moment ago may not be in the store yet.
  if (whole !== null && places.close(whole, sizeBytes)) return whole;
  const path = store.pathOfFile(file);
  const target = await open(path, 'w');
  try {
    let position = 0;
    for (const part of parts) position = await copyPart(store, part, target, position);
    await target.datasync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await target.close();
  }
  return file;
}

async function copyPart(
  store: UploadStore,
  part: Upload,
  target: Awaited<ReturnType<typeof open>>,
  from: number,
): Promise<number> {
  const buffer = Buffer.allocUnsafe(Math.min(part.offset, COPIED_AT_ONCE_BYTES));
  const source = await store.open(part);
  try {
    let copied = 0;
    while (copied < part.offset) {
      const most = Math.min(buffer.length, part.offset - copied);
      const { bytesRead } = await source.read(buffer, 0, most, (part.bytes?.base ?? 0) + copied);
      if (bytesRead === 0) throw new Error(`part ${part.id} ends at ${copied} of ${part.offset}`);
      await writeAll(target, [buffer.subarray(0, bytesRead)], from + copied);
      copied += bytesRead;
    }
    return from + copied;
  } finally {
    await source.close();
  }
}
