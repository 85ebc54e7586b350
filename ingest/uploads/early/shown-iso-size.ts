import { findIsoBox, isoChildren } from './iso-boxes.ts';
import { int32At, uintAt } from './number-at.ts';

type Size = Readonly<{ width: number; height: number }>;
/** The part of a matrix that turns. */
type Turn = readonly [a: number, b: number, c: number, d: number];

/** A coded picture is padded to whole macroblocks; the track header then gives what is shown. */
const PADDING_PIXELS = 16;
/** Where the boxes begin within the content of a picture's sample entry. */
const ENTRY_BOXES = 78;

/** The size that a picture track is shown at: pixel aspect applied to the width, then turned upright. */
export function shownIsoSize(track: Buffer, header: Buffer | null, movieHeader: Buffer): Size {
  const size = squareSize(track, header);
  return header !== null && isOnItsSide(header, movieHeader)
    ? { width: size.height, height: size.width }
    : size;
}

function squareSize(track: Buffer, header: Buffer | null): Size {
  const inTrack = header === null ? { width: 0, height: 0 } : sizeInHeader(header);
  const entry = firstSampleEntry(track);
  const coded = { width: uintAt(entry, 24, 2), height: uintAt(entry, 26, 2) };
  if (coded.width === 0 || coded.height === 0) return inTrack;
  const aspect = pixelAspect(entry);
  if (aspect !== null) return { width: coded.width * aspect, height: coded.height };
  if (inTrack.width === 0 || inTrack.height === 0) return coded;
  if (isPadded(coded, inTrack)) return inTrack;
  return { width: coded.height * (inTrack.width / inTrack.height), height: coded.height };
}

/** Content of the first box in `stsd`; empty where there is none. */
function firstSampleEntry(track: Buffer): Buffer {
  const descriptions = findIsoBox(track, 'mdia', 'minf', 'stbl', 'stsd');
  const [first] = descriptions === null ? [] : isoChildren(descriptions.subarray(8));
  return first?.content ?? Buffer.alloc(0);
}

/** Width of a pixel over its height, by `pasp`; null where it is not told. */
function pixelAspect(entry: Buffer): number | null {
  const box = findIsoBox(entry.subarray(ENTRY_BOXES), 'pasp');
  const [width, height] = box === null ? [0, 0] : [uintAt(box, 0, 4), uintAt(box, 4, 4)];
  return width > 0 && height > 0 ? width / height : null;
}

function isPadded(coded: Size, shown: Size): boolean {
  return [coded.width - shown.width, coded.height - shown.height].every(
    (excess) => excess >= 0 && excess < PADDING_PIXELS,
  );
}

/** ISO/IEC 14496-12, 8.3.2: 16.16 fixed point, after the matrix. */
function sizeInHeader(header: Buffer): Size {
  const at = matrixAt(header) + 36;
  return { width: uintAt(header, at, 4) / 65_536, height: uintAt(header, at + 4, 4) / 65_536 };
}

function matrixAt(trackHeader: Buffer): number {
  return trackHeader[0] === 1 ? 52 : 40;
}

/** The track's matrix, then the movie's (8.2.2): does what lay across stand upright after them? */
function isOnItsSide(header: Buffer, movieHeader: Buffer): boolean {
  const [a, b] = turnAt(header, matrixAt(header));
  const [e, f, g, h] = turnAt(movieHeader, movieHeader[0] === 1 ? 48 : 36);
  return Math.abs(a * f + b * h) > Math.abs(a * e + b * g);
}

/** A matrix of zeros, or none, turns nothing. */
function turnAt(bytes: Buffer, at: number): Turn {
  const turn: Turn = [0, 4, 12, 16].map((offset) => int32At(bytes, at + offset)) as unknown as Turn;
  return turn.every((each) => each === 0) ? [1, 0, 0, 1] : turn;
}
