/** ISO/IEC 13818-1, 2.4.3; with the time code of Blu-ray and AVCHD in front; with error correction behind. */
const PACKET_BYTES = [188, 192, 204];
const SYNC = 0x47;
/** So many sync bytes at one distance are no chance. */
const PACKETS = 5;
/** A plain area of a bitmap repeats the byte at every pixel, and so at any distance. */
const MAX_REPEATS = 2;
/** A recording may begin within a packet, or with what was left in a buffer. */
const SEARCHED_BYTES = 4096;

/** True where transport packets follow one another, from the first byte or from a later one. */
export function isMpegTs(head: Buffer): boolean {
  const searched = head.subarray(0, SEARCHED_BYTES);
  for (let at = searched.indexOf(SYNC); at !== -1; at = searched.indexOf(SYNC, at + 1)) {
    if (PACKET_BYTES.some((distance) => packetsFollow(head, at, distance))) return true;
  }
  return false;
}

function packetsFollow(head: Buffer, start: number, distance: number): boolean {
  let repeats = 0;
  for (let at = start; at < start + PACKETS * distance; at += distance) {
    // A packet holds a payload or an adaptation field.
    if (head[at] !== SYNC || ((head[at + 3] ?? 0) & 0x30) === 0) return false;
    if (head[at - 4] === SYNC || head[at + 4] === SYNC) repeats += 1;
  }
  return repeats < MAX_REPEATS;
}
