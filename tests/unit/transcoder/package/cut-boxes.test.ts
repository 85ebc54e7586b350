import { describe, expect, it } from 'vitest';
import { cutBoxes, type WholeBox } from '../../../../transcoder/package/cut-boxes.ts';
import { box, words } from './box.ts';

const BOXES = [box('ftyp', Buffer.from('iso5')), box('free'), box('mdat', words(1, 2, 3))];
const STREAM = Buffer.concat(BOXES);

function cut(...pieces: readonly Uint8Array[]): WholeBox[] {
  const boxes: WholeBox[] = [];
  const cutter = cutBoxes((whole) => boxes.push(whole));
  for (const piece of pieces) cutter.add(piece);
  cutter.end();
  return boxes;
}

const expected = BOXES.map((bytes) => ({
  type: bytes.toString('latin1', 4, 8),
  bytes: new Uint8Array(bytes),
}));

describe('a stream of boxes', () => {
  it.each(Array.from({ length: STREAM.length + 1 }, (_, at) => at))(
    'may come in two pieces, split after %i bytes',
    (at) => {
      expect(cut(STREAM.subarray(0, at), STREAM.subarray(at))).toEqual(expected);
    },
  );

  it('may come byte by byte', () => {
    expect(cut(...[...STREAM].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  it('leaves its boxes to the reader, whatever becomes of the pipe’s bytes', () => {
    const lent = Buffer.from(STREAM);
    const boxes: WholeBox[] = [];
    cutBoxes((whole) => boxes.push(whole)).add(lent);
    lent.fill(0);
    expect(boxes).toEqual(expected);
  });

  it.each([
    ['a header', 4, 4],
    ['a box', BOXES[0]!.length + 10, 2],
    ['the last box', STREAM.length - 1, 19],
  ])('does not end inside %s', (_, bytes, filled) => {
    expect(() => cut(STREAM.subarray(0, bytes))).toThrow(`inside a box, after ${filled} bytes`);
  });

  it('may be empty', () => {
    expect(cut()).toEqual([]);
  });

  it.each([
    ['no box', 7],
    ['a size in 64 bits', 1],
    ['"up to the end"', 0],
    ['more than an encoder makes', 512 * 1024 * 1024 + 1],
  ])('is refused at %s', (_, size) => {
    expect(() => cut(words(size), Buffer.from('mdat'))).toThrow(`a box of ${size} bytes`);
  });
});
