/** No container of pictures goes on for so long without a control character. */
const TELLING_BYTES = 512;
const TAB_LINE_FEED_FORM_FEED_RETURN_ESCAPE = [0x09, 0x0a, 0x0c, 0x0d, 0x1b];

/** `so far` while there are too few bytes to tell; UTF-8 and GB 18030 count as text, UTF-16 does not. */
export function looksLikeText(head: Buffer, isWhole: boolean): 'yes' | 'so far' | 'no' {
  if (!head.subarray(0, TELLING_BYTES).every(isTextual)) return 'no';
  return isWhole || head.length >= TELLING_BYTES ? 'yes' : 'so far';
}

function isTextual(byte: number): boolean {
  if (byte === 0x7f) return false;
  return byte >= 0x20 || TAB_LINE_FEED_FORM_FEED_RETURN_ESCAPE.includes(byte);
}
