/** Reads bytes of a file, both ends included. */
export type ReadRange = (start: number, end: number) => Promise<Buffer>;

const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** Room for some fifty thousand entries; a document has hundreds. */
const LARGEST_DIRECTORY = 4 * 1024 * 1024;
const IN_ZIP64 = 0xffffffff;

type Directory = Readonly<{ start: number; sizeBytes: number }>;

/**
 * Names of what a ZIP holds, from the directory at its end (APPNOTE 4.3.12, 4.3.16), as its bytes have them.
 * Null where there is no directory, or one that points out of the file.
 */
export async function listZipEntries(
  read: ReadRange,
  fileBytes: number,
): Promise<readonly string[] | null> {
  const directory = await findDirectory(read, fileBytes);
  if (directory === null) return null;
  const { start, sizeBytes } = directory;
  if (sizeBytes === 0) return [];
  if (sizeBytes > LARGEST_DIRECTORY || start + sizeBytes > fileBytes) return null;
  return parseNames(await read(start, start + sizeBytes - 1));
}

async function findDirectory(read: ReadRange, fileBytes: number): Promise<Directory | null> {
  if (fileBytes < END_BYTES) return null;
  const from = Math.max(0, fileBytes - END_BYTES - LONGEST_COMMENT);
  const tail = await read(from, fileBytes - 1);
  const at = tail.lastIndexOf('PK\u0005\u0006', tail.length - END_BYTES, 'latin1');
  if (at === -1) return null;
  const sizeBytes = tail.readUInt32LE(at + 12);
  const start = tail.readUInt32LE(at + 16);
  if (sizeBytes !== IN_ZIP64 && start !== IN_ZIP64) return { start, sizeBytes };
  return findZip64Directory(read, fileBytes, tail.subarray(Math.max(0, at - 20), at));
}

/** ZIP64 keeps the numbers in a record of their own, which a locator points to (APPNOTE 4.3.14, 4.3.15). */
async function findZip64Directory(
  read: ReadRange,
  fileBytes: number,
  locator: Buffer,
): Promise<Directory | null> {
  if (locator.length < 20 || locator.toString('latin1', 0, 4) !== 'PK\u0006\u0007') return null;
  const at = Number(locator.readBigUInt64LE(8));
  if (at + 56 > fileBytes) return null;
  const record = await read(at, at + 55);
  if (record.toString('latin1', 0, 4) !== 'PK\u0006\u0006') return null;
  return {
    sizeBytes: Number(record.readBigUInt64LE(40)),
    start: Number(record.readBigUInt64LE(48)),
  };
}

function parseNames(directory: Buffer): readonly string[] | null {
  const names: string[] = [];
  for (let at = 0; at < directory.length; ) {
    const isEntry = directory.toString('latin1', at, at + 4) === 'PK\u0001\u0002';
    if (!isEntry || at + 46 > directory.length) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    const restBytes = directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    names.push(directory.toString('latin1', at + 46, at + 46 + nameBytes));
    at += 46 + nameBytes + restBytes;
  }
  return names;
}
