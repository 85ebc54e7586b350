import { describe, expect, it } from 'vitest';
import { mendInit } from '../../../../transcoder/package/mend-init.ts';
import { needBox, readBoxes, viewOf } from '../../../../transcoder/package/mp4-boxes.ts';
import { parseInit } from '../../../../transcoder/package/parse-init.ts';
import { box, words } from './box.ts';
import { initOf, TURNED } from './track-file.ts';

const IDENTITY = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];

const boxesOf = (bytes: Uint8Array, ...path: string[]) =>
  [...readBoxes(path.length === 0 ? viewOf(bytes) : needBox(viewOf(bytes), ...path))].map(
    ({ type }) => type,
  );

describe('a mended init segment', () => {
  it('stands upright, and says by an edit list when presentation starts', () => {
    const edit = box('edts', box('elst', words(0, 1, 0, 800, 0x10000)));
    const mended = Buffer.from(mendInit(initOf(), 800));
    const upright = initOf({ matrix: IDENTITY });
    const tkhdEnd = upright.indexOf('tkhd') - 4 + upright.readUInt32BE(upright.indexOf('tkhd') - 4);
    // The edit list comes right behind the track's header; sizes of moov and trak grow by it.
    const expected = Buffer.concat([upright.subarray(0, tkhdEnd), edit, upright.subarray(tkhdEnd)]);
    for (const type of ['moov', 'trak']) {
      const at = expected.indexOf(type) - 4;
      expected.writeUInt32BE(expected.readUInt32BE(at) + edit.length, at);
    }
    expect(mended).toEqual(expected);
    expect(parseInit(mended)).toEqual(parseInit(initOf()));
  });

  it('has no edit list where nothing waits', () => {
    const mended = mendInit(initOf(), 0);
    expect(boxesOf(mended, 'moov', 'trak')).toEqual(['tkhd', 'mdia']);
    expect(Buffer.from(mended)).toEqual(initOf({ matrix: IDENTITY }));
  });

  it('turns a header of 64-bit times too', () => {
    const tkhd = (matrix: readonly number[]) =>
      box('tkhd', words(0x01000003, 0, 0, 0, 0, 1, 0, 0, 0), words(0, 0, 0, 0), words(...matrix));
    const moov = (matrix: readonly number[]) => box('moov', box('trak', tkhd(matrix)));
    expect(Buffer.from(mendInit(moov(TURNED), 0))).toEqual(moov(IDENTITY));
  });

  it('leaves the original alone', () => {
    const init = initOf();
    mendInit(init, 800);
    expect(init).toEqual(initOf());
  });
});
