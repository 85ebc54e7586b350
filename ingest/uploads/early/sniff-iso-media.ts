import type { IsoName } from './container-name.ts';
import { isoBoxAt } from './iso-boxes.ts';
import { nameAt } from './number-at.ts';
import { DECIDING_BYTES, NOT_A_VIDEO, type Sniff } from './sniff.ts';

/** What may lie before the box that tells. `jP  ` opens JPEG 2000, moving or not. */
const LEADING = ['free', 'skip', 'wide', 'junk', 'pnot', 'pict', 'udta', 'uuid', 'prfl', 'jP  '];
/** A file without `ftyp` is older than it. */
const OLD_QUICKTIME = ['moov', 'mdat'];
/** Pieces of a stream, kept as files. */
const SEGMENT = ['styp', 'sidx', 'moof', 'emsg', 'prft'];

/** Major brands of single pictures: HEIF, AVIF, JPEG 2000, JPEG XL. */
const STILL_BRANDS = [
  ...['heic', 'heix', 'heim', 'heis', 'mif1', 'mif2', 'miaf', 'avif', 'avci', 'jpeg'],
  ...['jp2 ', 'jpx ', 'jpm ', 'jph ', 'jxl '],
];
const MAX_LEADING_BOXES = 16;
/** Below any size whose first byte is a letter: text may say "free" too. */
const MAX_LEADING_BYTES = 0x20000000;

/** ISO base media and QuickTime by their first boxes; null for anything else, and for what is too short to tell. */
export function sniffIsoMedia(head: Buffer): Sniff | null {
  let at = 0;
  for (let count = 0; count < MAX_LEADING_BOXES; count += 1) {
    const type = nameAt(head, at + 4);
    if (type === 'ftyp') return head.length < at + 12 ? null : byBrand(nameAt(head, at + 8));
    if (OLD_QUICKTIME.includes(type)) return { verdict: 'video', container: 'mov' };
    if (SEGMENT.includes(type)) return { verdict: 'video', container: 'mp4' };
    const box = LEADING.includes(type) ? isoBoxAt(head, at) : null;
    if (box === null || box.end - at > MAX_LEADING_BYTES) return null;
    at = box.end;
    if (at >= DECIDING_BYTES) return { verdict: 'video', container: 'mov' };
  }
  return null;
}

function byBrand(brand: string): Sniff {
  return STILL_BRANDS.includes(brand)
    ? NOT_A_VIDEO
    : { verdict: 'video', container: nameBrand(brand) };
}

function nameBrand(brand: string): IsoName {
  if (brand === 'qt  ') return 'mov';
  if (/^(M4|F4)[ABP] $/.test(brand)) return 'm4a';
  if (brand.startsWith('3g2')) return '3g2';
  if (/^3g[a-z]/.test(brand)) return '3gp';
  return brand === 'mjp2' || brand === 'mj2s' ? 'mj2' : 'mp4';
}
