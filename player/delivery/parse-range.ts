import type { ByteRange } from '../../storage/media/media-store.ts';

/** `whole`: no range, or one that RFC 9110 lets a server ignore. */
export type RangeAnswer = 'whole' | 'unsatisfiable' | ByteRange;

/**
 * A Range header against a file's size (RFC 9110, section 14.2). Other units, malformed and multiple ranges
 * are ignored, as the RFC allows; HLS clients ask for one range.
 */
export function parseRange(header: string | undefined, sizeBytes: number): RangeAnswer {
  const parts = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '');
  if (parts === null) return 'whole';
  const [first, last] = [parts[1]!, parts[2]!];
  if (first === '' && last === '') return 'whole';
  if (first === '') return lastBytes(Number(last), sizeBytes);
  const start = Number(first);
  if (last !== '' && Number(last) < start) return 'whole';
  if (start >= sizeBytes) return 'unsatisfiable';
  return { start, end: last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1) };
}

function lastBytes(count: number, sizeBytes: number): RangeAnswer {
  if (count === 0 || sizeBytes === 0) return 'unsatisfiable';
  return { start: Math.max(0, sizeBytes - count), end: sizeBytes - 1 };
}
