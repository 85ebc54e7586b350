import { uintAt } from './number-at.ts';

/** Seconds that a movie header or a media header (`mvhd`, `mdhd`) gives; null where it does not know. */
export function isoDuration(header: Buffer): number | null {
  const isLong = header[0] === 1;
  const duration = isLong ? uintAt(header, 24, 8) : uintAt(header, 16, 4);
  const timescale = isoTimescale(header);
  const isUnknown = duration >= (isLong ? 2 ** 64 : 2 ** 32) - 1;
  return isUnknown || duration === 0 || timescale === 0 ? null : duration / timescale;
}

/** Ticks a second of such a header. */
export function isoTimescale(header: Buffer): number {
  return uintAt(header, header[0] === 1 ? 20 : 12, 4);
}
