import { uintAt } from './number-at.ts';

const END = 0xb9;
const PACK = 0xba;
const SYSTEM_HEADER = 0xbb;
const PRIVATE_STREAMS_AND_PADDING = [0xbc, 0xbd, 0xbe, 0xbf];
const SEQUENCE = 0xb3;
const START_CODE = Buffer.from([0, 0, 1]);
/** Recorders write a header of their own in front; a cut leaves the rest of a packet there. */
const SEARCHED_BYTES = 4096;

/** True for an MPEG-1 or MPEG-2 program stream, and for a bare MPEG-1 or MPEG-2 video stream. */
export function isMpegProgram(head: Buffer): boolean {
  const searched = head.subarray(0, SEARCHED_BYTES);
  const first = searched.indexOf(START_CODE);
  if (first === -1) return false;
  // Nothing but zeros may pad a bare stream.
  const isPadded = searched.subarray(0, first).every((byte) => byte === 0);
  if (isPadded && isSequence(head, first)) return true;
  for (let at = first; at !== -1; at = searched.indexOf(START_CODE, at + 3)) {
    if (isPack(head, at) || isPacket(head, at)) return true;
  }
  return false;
}

/** ISO/IEC 13818-1, 2.5.3.3, and ISO/IEC 11172-1, 2.4.3.2; what follows a pack header is another start code. */
function isPack(head: Buffer, at: number): boolean {
  if (head[at + 3] !== PACK) return false;
  const clock = head[at + 4] ?? 0;
  if ((clock & 0xc4) === 0x44) return isStartCode(head, at + 14 + ((head[at + 13] ?? 0) & 7));
  return (clock & 0xf1) === 0x21 && isStartCode(head, at + 12);
}

/** A stream that was cut has no pack for long, but packets: the next one lies where the length says. */
function isPacket(head: Buffer, at: number): boolean {
  const code = head[at + 3] ?? 0;
  const isStream = code >= 0xc0 && code <= 0xef;
  if (!isStream && code !== SYSTEM_HEADER && !PRIVATE_STREAMS_AND_PADDING.includes(code)) {
    return false;
  }
  return isStartCode(head, at + 6 + uintAt(head, at + 4, 2));
}

/** ISO/IEC 13818-2, 6.2.2.1: width, height, aspect, frame rate, bit rate, a marker. */
function isSequence(head: Buffer, at: number): boolean {
  if (head[at + 3] !== SEQUENCE) return false;
  const size = uintAt(head, at + 4, 3);
  const [aspectAndRate = 0, , , marker = 0] = head.subarray(at + 7);
  const rate = aspectAndRate & 0x0f;
  const hasSize = size >>> 12 > 0 && (size & 0xfff) > 0;
  return hasSize && aspectAndRate >>> 4 > 0 && rate > 0 && rate <= 8 && (marker & 0x20) !== 0;
}

function isStartCode(head: Buffer, at: number): boolean {
  return uintAt(head, at, 3) === 1 && (head[at + 3] ?? 0) >= END;
}
