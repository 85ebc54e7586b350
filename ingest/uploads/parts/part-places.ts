import { randomUUID } from 'node:crypto';
import type { BytesPlace, Upload } from '../store/upload.ts';

/** Decides in which file the bytes of a part lie. */
export type PartPlaces = Readonly<{
  next(part: Readonly<{ ownerId: string; length: number | null }>): BytesPlace;
  /** Puts no further part into this file; false if one has been put behind these bytes already. */
  close(file: string, endBytes: number): boolean;
}>;

/** Clients announce all parts of a file within moments. */
const TOGETHER_MS = 10_000;
/** They cut a file into equal parts, but for the last, which takes what the division leaves. */
const NEARLY_EQUAL_BYTES = 64;

type Row = {
  readonly ownerId: string;
  readonly partLength: number;
  readonly file: string;
  readonly since: number;
  end: number;
};

/**
 * Nearly equal parts that one account announces in a row lie in one file, each behind the one before: when they are
 * joined in that order the file is already whole, and nothing is copied. That they will be is a guess (tus does not say
 * what a part belongs to); a wrong one costs a copy, see join-parts.ts. `now` in milliseconds.
 */
export function createPartPlaces(now: () => number): PartPlaces {
  let rows: Row[] = [];
  return {
    next({ ownerId, length }) {
      const file = `parts-${randomUUID()}`;
      if (length === null) return { file, base: 0 };
      rows = rows.filter(({ since }) => now() - since <= TOGETHER_MS);
      let row = rows.find(
        (each) =>
          each.ownerId === ownerId && Math.abs(each.partLength - length) <= NEARLY_EQUAL_BYTES,
      );
      if (row === undefined) {
        row = { ownerId, partLength: length, file, since: now(), end: 0 };
        rows.push(row);
      }
      const base = row.end;
      row.end += length;
      return { file: row.file, base };
    },
    close(file, endBytes) {
      const row = rows.find((each) => each.file === file);
      rows = rows.filter((each) => each !== row);
      return row === undefined || row.end === endBytes;
    },
  };
}

/** The file in which these parts lie whole and in order, with nothing else in it; null where there is none. */
export function findWholeFile(parts: readonly Upload[], all: Iterable<Upload>): string | null {
  const file = parts[0]?.bytes?.file;
  if (file === undefined) return null;
  let end = 0;
  for (const { bytes, length } of parts) {
    if (bytes?.file !== file || bytes.base !== end || length === null) return null;
    end += length;
  }
  const ours = new Set(parts.map(({ id }) => id));
  for (const { id, bytes } of all) if (bytes?.file === file && !ours.has(id)) return null;
  return file;
}
