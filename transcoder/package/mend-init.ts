import { readBoxes, viewOf } from './mp4-boxes.ts';

/**
 * The init segment as players want it. The picture is upright as it is: ffmpeg hands the source's turn on even where the
 * picture was turned. And presentation starts `delayTicks` after the first decode time, which is how long pictures wait
 * to be put in order: an edit list of one entry says so (ISO/IEC 14496-12, 8.6.6), which players of every make read;
 * composition offsets below zero, the other way, make ffmpeg's late.
 */
export function mendInit(init: Uint8Array, delayTicks: number): Uint8Array {
  const boxes = [...readBoxes(viewOf(init))].map(({ type, content }) =>
    box(type, type === 'moov' ? mendMovie(content, delayTicks) : [bytesOf(content)]),
  );
  return Buffer.concat(boxes);
}

function mendMovie(moov: DataView, delayTicks: number): Uint8Array[] {
  return [...readBoxes(moov)].map(({ type, content }) =>
    box(type, type === 'trak' ? mendTrack(content, delayTicks) : [bytesOf(content)]),
  );
}

function mendTrack(trak: DataView, delayTicks: number): Uint8Array[] {
  return [...readBoxes(trak)].flatMap(({ type, content }) => {
    if (type !== 'tkhd') return [box(type, [bytesOf(content)])];
    const header = box(type, [upright(content)]);
    return delayTicks === 0 ? [header] : [header, box('edts', [editList(delayTicks)])];
  });
}

/** 8.3.2: nine numbers, the last column in 2.30. */
const IDENTITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

function upright(tkhd: DataView): Uint8Array {
  const bytes = bytesOf(tkhd).slice();
  const view = viewOf(bytes);
  const matrixAt = view.getUint8(0) === 1 ? 52 : 40;
  for (const [index, value] of IDENTITY.entries()) view.setInt32(matrixAt + index * 4, value);
  return bytes;
}

/** Version 0; duration 0, which stands for all that follows in a fragmented file; at normal speed. */
function editList(delayTicks: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(20));
  view.setUint32(4, 1);
  view.setInt32(12, delayTicks);
  view.setUint16(16, 1);
  return box('elst', [new Uint8Array(view.buffer)]);
}

function box(type: string, contents: readonly Uint8Array[]): Uint8Array {
  const bytes = Buffer.concat([Buffer.alloc(8), ...contents]);
  bytes.writeUInt32BE(bytes.length);
  bytes.write(type, 4, 'latin1');
  return bytes;
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}
