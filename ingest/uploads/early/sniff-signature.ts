import type { ContainerName } from './container-name.ts';
import { ebmlChildren, ebmlElementAt } from './ebml-elements.ts';
import { nameAt, uintLeAt } from './number-at.ts';
import { NOT_A_VIDEO, type Sniff } from './sniff.ts';

/** AVI, its continuation past 1 GB, the mark of a maker, and the small one of music players. */
const AVI_FORMS = ['AVI ', 'AVIX', 'AVI\x19', 'AMV '];

/** Fixed bytes at the start of a file. */
const CONTAINERS: readonly (readonly [hex: string, ContainerName])[] = [
  ['3026b2758e66cf11a6d900aa0062ce6c', 'asf'],
  ['b7d800203749da11a64e0007e95ead8d', 'wtv'],
  [ascii('OggS\0'), 'ogg'],
  [ascii('.RMF'), 'rm'],
  [ascii('.ra\xfd'), 'rm'],
  [ascii('fLaC'), 'flac'],
  [ascii('#!AMR'), 'amr'],
  // A tag that may precede other sound too.
  [ascii('ID3'), 'mp3'],
];

/**
 * Pictures, and files that hold files: these could carry a video within, uncompressed, that a search for its
 * packets would find. Everything else that is no video falls through the sieve by itself.
 */
const OTHERS: readonly string[] = [
  ...[ascii('\x89PNG\r\n\x1a\n'), 'ffd8ff', ascii('GIF87a'), ascii('GIF89a')],
  ...[ascii('8BPS'), ascii('II*\0'), ascii('MM\0*'), ascii('%PDF-'), ascii('{\\rtf')],
  // ZIP, and with it the present formats of Office; the old ones.
  ...['504b0304', '504b0506', '504b0708', 'd0cf11e0a1b11ae1'],
  ...[ascii('Rar!\x1a\x07'), ascii("7z\xbc\xaf'\x1c"), '1f8b08', ascii('BZh'), 'fd377a585a00'],
  ...['28b52ffd', ascii('MSCF'), ascii('ITSF'), ascii('SQLite format 3\0')],
  // Programs.
  ...[ascii('\x7fELF'), 'cafebabe', 'cffaedfe', 'cefaedfe', 'feedface', 'feedfacf'],
];

/** Files that say themselves what they are, in their first bytes; null for all others. */
export function sniffSignature(head: Buffer): Sniff | null {
  const start = head.toString('hex', 0, 16);
  const container =
    CONTAINERS.find(([hex]) => start.startsWith(hex))?.[1] ??
    nameRiff(head) ??
    nameEbml(head) ??
    nameFlv(head) ??
    nameDv(head);
  if (container !== null) return { verdict: 'video', container };
  const isOther = OTHERS.some((hex) => start.startsWith(hex)) || isTar(head) || isWindows(head);
  return isOther || isOtherRiff(head) ? NOT_A_VIDEO : null;
}

function nameRiff(head: Buffer): ContainerName | null {
  const form = nameAt(head, 8);
  switch (nameAt(head, 0)) {
    case 'RIFF':
      if (AVI_FORMS.includes(form)) return 'avi';
      // The sectors of a video CD, with a program stream in them.
      if (form === 'CDXA') return 'mpeg';
      return form === 'WAVE' ? 'wav' : null;
    case 'RIFX':
    case 'RF64':
    case 'BW64':
      return form === 'WAVE' ? 'wav' : null;
    default:
      return null;
  }
}

/** WebP, MIDI, fonts, animated cursors. */
function isOtherRiff(head: Buffer): boolean {
  return nameAt(head, 0) === 'RIFF';
}

/** RFC 8794; the header names the kind of document. */
function nameEbml(head: Buffer): ContainerName | null {
  const header = ebmlElementAt(head, 0);
  if (header?.id !== 0x1a45dfa3) return null;
  const content = head.subarray(header.contentStart, header.end);
  for (const child of ebmlChildren(content)) {
    if (child.id === 0x4282 && child.content.toString('latin1', 0, 4) === 'webm') return 'webm';
  }
  return 'matroska';
}

function nameFlv(head: Buffer): ContainerName | null {
  const [version = 0, flags = 0] = head.subarray(3, 5);
  // Only the bits for sound and picture may be set.
  const isFlv = head.toString('latin1', 0, 3) === 'FLV' && version < 5 && (flags & 0xfa) === 0;
  return isFlv ? 'flv' : null;
}

/** IEC 61834-2: a header block, then the subcode blocks, 80 bytes each. */
function nameDv(head: Buffer): ContainerName | null {
  const [section = 0, sequence = 0, number, family = 0] = head;
  const isHeader =
    section === 0x1f && (sequence & 0x0f) === 7 && number === 0 && (family & 0x7f) === 0x3f;
  // A head that ends before the second block has bytes enough in the first.
  return isHeader && (head.length <= 80 || (head[80]! & 0xe0) === 0x20) ? 'dv' : null;
}

function isTar(head: Buffer): boolean {
  return head.toString('latin1', 257, 262) === 'ustar';
}

/** Two letters are too few to go by. */
function isWindows(head: Buffer): boolean {
  if (head.toString('latin1', 0, 2) === 'BM') return uintLeAt(head, 6, 4) === 0;
  return (
    head.toString('latin1', 0, 2) === 'MZ' && nameAt(head, uintLeAt(head, 0x3c, 4)) === 'PE\0\0'
  );
}

function ascii(text: string): string {
  return Buffer.from(text, 'latin1').toString('hex');
}
