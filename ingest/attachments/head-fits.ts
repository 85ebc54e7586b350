import type { ContentShape } from './attachment-types.ts';

/** So many of the first bytes decide, or all of a shorter file. */
export const HEAD_BYTES = 1028;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Of an archive with nothing in it. */
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];

/** What a file begins with. A PDF's mark may stand anywhere in its first 1024 bytes (PDF Reference 1.7, H.3, note 13). */
const MARKS: Readonly<Record<Exclude<ContentShape, 'pdf' | 'text'>, readonly number[][]>> = {
  ole: [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  zip: [ZIP, EMPTY_ZIP],
  jpeg: [[0xff, 0xd8, 0xff]],
  png: [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  word: [ZIP],
  powerpoint: [ZIP],
  excel: [ZIP],
};

/** Whether a file with these first bytes can be of the shape. Of text it only says that there is some. */
export function headFits(head: Buffer, shape: ContentShape): boolean {
  if (shape === 'text') return head.length > 0;
  if (shape === 'pdf') return head.subarray(0, HEAD_BYTES).includes('%PDF-');
  return MARKS[shape].some((mark) => head.subarray(0, mark.length).equals(Buffer.from(mark)));
}
