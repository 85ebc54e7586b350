import { open } from 'node:fs/promises';
import type { TopBox } from './find-truncation.ts';

/** More top-level boxes than this is a fragmented file, whose fragments need not be counted. */
const MAX_BOXES = 64;

/** Reads the headers of a file's top-level boxes or chunks until something is none; empty for another format. */
export async function readTopBoxes(file: string, sizeBytes: number): Promise<readonly TopBox[]> {
  const handle = await open(file, 'r');
  try {
    const boxes: TopBox[] = [];
    const header = Buffer.alloc(16);
    for (let at = 0; at + 8 <= sizeBytes && boxes.length < MAX_BOXES; at = boxes.at(-1)!.end) {
      await handle.read(header, 0, 16, at);
      const box = readChunk(header, at) ?? readBox(header, at, sizeBytes);
      if (box === null) break;
      boxes.push(box);
    }
    return boxes;
  } finally {
    await handle.close();
  }
}

/** ISO/IEC 14496-12, 4.2: size 1 means a 64-bit size follows, size 0 means up to the end of the file. */
function readBox(header: Buffer, start: number, sizeBytes: number): TopBox | null {
  const type = header.toString('latin1', 4, 8);
  if (!/^[A-Za-z0-9]{4}$/.test(type)) return null;
  const size = header.readUInt32BE(0);
  if (size === 0) return { type, start, end: sizeBytes };
  const length = size === 1 ? Number(header.readBigUInt64BE(8)) : size;
  return length < 8 ? null : { type, start, end: start + length };
}

/** A chunk of an AVI, of which files past a gigabyte have several. Recorders that were cut off leave the size at 0. */
function readChunk(header: Buffer, start: number): TopBox | null {
  if (!/^RIFF.{4}AVI[ X]/s.test(header.toString('latin1'))) return null;
  const length = header.readUInt32LE(4);
  return length === 0 ? null : { type: 'RIFF', start, end: start + 8 + length };
}
