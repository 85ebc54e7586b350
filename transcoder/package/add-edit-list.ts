import { readBoxes, viewOf } from './mp4-boxes.ts';

/**
 * The init segment with an edit list of one entry: presentation starts `delayTicks` after the first decode time, which
 * is how long pictures wait to be put in order. Players of every make read this; composition offsets below zero, the
 * other way, make ffmpeg's late. ISO/IEC 14496-12, 8.6.6. Nothing is added for no delay.
 */
export function addEditList(init: Uint8Array, delayTicks: number): Uint8Array {
  if (delayTicks === 0) return init;
  const parts: Uint8Array[] = [];
  for (const { type, content } of readBoxes(viewOf(init))) {
    parts.push(box(type, type === 'moov' ? intoTrack(content, delayTicks) : [bytesOf(content)]));
  }
  return Buffer.concat(parts);
}

function intoTrack(moov: DataView, delayTicks: number): Uint8Array[] {
  return [...readBoxes(moov)].map(({ type, content }) => {
    if (type !== 'trak') return box(type, [bytesOf(content)]);
    const inside = [...readBoxes(content)].flatMap((each) => {
      const whole = box(each.type, [bytesOf(each.content)]);
      return each.type === 'tkhd' ? [whole, box('edts', [editList(delayTicks)])] : [whole];
    });
    return box(type, inside);
  });
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
