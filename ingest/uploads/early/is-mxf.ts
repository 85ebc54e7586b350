/** SMPTE 377-1, 6.5: a run-in of up to 64 KiB may precede the header partition. */
const RUN_IN_BYTES = 0x10000;
/** The key of a header partition (7.1), but for how complete it is. */
const HEADER_PARTITION = Buffer.from('060e2b34020501010d0102010102', 'hex');
const KEY_BYTES = 16;

/** True where a header partition begins, as far as the head reaches. */
export function isMxf(head: Buffer): boolean {
  const at = head.subarray(0, RUN_IN_BYTES + KEY_BYTES).indexOf(HEADER_PARTITION);
  const [completeness = 0, last] = head.subarray(at + HEADER_PARTITION.length);
  return at !== -1 && completeness >= 1 && completeness <= 4 && last === 0;
}
