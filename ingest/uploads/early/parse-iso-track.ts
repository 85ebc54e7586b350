import { findIsoBox } from './iso-boxes.ts';
import { nameAt } from './number-at.ts';
import { isoDuration } from './parse-iso-duration.ts';
import { shownIsoSize } from './shown-iso-size.ts';

export type IsoTrack = Readonly<{
  kind: 'video' | 'sound' | 'other';
  isEnabled: boolean;
  durationSeconds: number | null;
  /** As shown; null for a track without a picture. */
  width: number | null;
  height: number | null;
}>;

const KINDS: Readonly<Record<string, IsoTrack['kind']>> = { vide: 'video', soun: 'sound' };

/** Reads a track box (`trak`) of a movie with this header (`mvhd`). */
export function parseIsoTrack(track: Buffer, movieHeader: Buffer): IsoTrack {
  const header = findIsoBox(track, 'tkhd');
  const mediaHeader = findIsoBox(track, 'mdia', 'mdhd');
  const handler = findIsoBox(track, 'mdia', 'hdlr');
  const kind = (handler && KINDS[nameAt(handler, 8)]) ?? 'other';
  const size = kind === 'video' ? shownIsoSize(track, header, movieHeader) : null;
  return {
    kind,
    isEnabled: header !== null && ((header[3] ?? 0) & 1) === 1,
    durationSeconds: mediaHeader && isoDuration(mediaHeader),
    width: size?.width ?? null,
    height: size?.height ?? null,
  };
}
