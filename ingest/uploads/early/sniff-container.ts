import { isMpegProgram } from './is-mpeg-program.ts';
import { isMpegTs } from './is-mpeg-ts.ts';
import { isMxf } from './is-mxf.ts';
import { looksLikeText } from './looks-like-text.ts';
import { DECIDING_BYTES, NOT_A_VIDEO, type Sniff, UNDECIDED } from './sniff.ts';
import { sniffIsoMedia } from './sniff-iso-media.ts';
import { sniffMpegSound } from './sniff-mpeg-sound.ts';
import { sniffSignature } from './sniff-signature.ts';

/** Fewer bytes than this are left to the transcoder even when they are all there are. */
const LEAST_BYTES = 12;

/**
 * Which container the first bytes of a file open, or that it is no video. 4 KiB decide every file; only an
 * MXF's run-in is looked through as far as the head reaches. `isWhole` says that no more bytes will come.
 */
export function sniffContainer(head: Buffer, isWhole: boolean): Sniff {
  if (head.length < LEAST_BYTES) return UNDECIDED;
  const text = looksLikeText(head, isWhole);
  if (text !== 'no') return text === 'yes' ? NOT_A_VIDEO : UNDECIDED;
  const named = sniffSignature(head) ?? sniffIsoMedia(head) ?? sniffPackets(head);
  if (named !== null) return named;
  return isWhole || head.length >= DECIDING_BYTES ? NOT_A_VIDEO : UNDECIDED;
}

/** What is known only by how its packets follow one another. */
function sniffPackets(head: Buffer): Sniff | null {
  if (isMxf(head)) return { verdict: 'video', container: 'mxf' };
  if (isMpegTs(head)) return { verdict: 'video', container: 'mpegts' };
  if (isMpegProgram(head)) return { verdict: 'video', container: 'mpeg' };
  const container = sniffMpegSound(head);
  return container && { verdict: 'video', container };
}
