import { describe, expect, it } from 'vitest';
import { inspectCopiedPicture } from '../../../../transcoder/encode/inspect-copied-picture.ts';
import { PackagingError } from '../../../../transcoder/package/packaging-error.ts';

const [SLICE, IDR, SEI, SPS, PPS, DELIMITER] = [1, 5, 6, 7, 8, 9] as const;

/** A NAL unit with its length before it; nal_ref_idc 3, as the important ones have. */
function unit(type: number, ...content: number[]): Buffer {
  const bytes = Buffer.from([0, 0, 0, 1 + content.length, 0x60 | type, ...content]);
  return bytes;
}

function inspect(...samples: readonly Readonly<{ keyframe: boolean; units: readonly Buffer[] }>[]) {
  const look = inspectCopiedPicture('video-720p');
  for (const { keyframe, units } of samples) {
    look({ pts: 0, keyframe, bytes: Buffer.concat(units) });
  }
}

const key = (...units: readonly Buffer[]) => ({ keyframe: true, units });
const other = (...units: readonly Buffer[]) => ({ keyframe: false, units });

describe('a copied picture', () => {
  it.each([
    ['nothing but an IDR', [unit(IDR, 1, 2, 3)]],
    [
      'what may stand before an IDR',
      [unit(DELIMITER, 16), unit(SPS, 100), unit(PPS, 1), unit(SEI, 6), unit(IDR, 1)],
    ],
    ['several slices of one', [unit(IDR, 1), unit(IDR, 2)]],
  ])('may open with %s', (_, units) => {
    expect(() => inspect(key(...units))).not.toThrow();
  });

  it.each([
    ['a recovery point of an open GOP', [unit(SEI, 6), unit(SLICE, 1)]],
    ['no picture at all', [unit(SPS, 100), unit(PPS, 1)]],
    ['nothing', []],
    ['an empty unit', [Buffer.alloc(5)]],
    ['a length that leads out of it', [Buffer.from([0xff, 0xff, 0xff, 0xff, 0x41])]],
  ])('is refused where a keyframe is %s', (_, units) => {
    const refused = () => inspect(key(unit(IDR, 1)), key(...units));
    expect(refused).toThrow(new PackagingError('video-720p', 'a keyframe that is no IDR'));
  });

  it('is not looked at between its keyframes', () => {
    expect(() => inspect(key(unit(IDR, 1)), other(unit(SLICE, 9)), other())).not.toThrow();
  });

  it('may say its parameters once, always, or not at all', () => {
    const withParameters = key(unit(SPS, 100, 1), unit(IDR, 1));
    const without = key(unit(IDR, 2));
    expect(() => inspect(without, withParameters, without, withParameters)).not.toThrow();
  });

  it('is refused where its parameters change', () => {
    const changed = () =>
      inspect(
        key(unit(SPS, 100, 1), unit(IDR, 1)),
        key(unit(IDR, 1)),
        key(unit(SPS, 100, 2), unit(IDR, 1)),
      );
    expect(changed).toThrow(
      new PackagingError('video-720p', 'a picture that changes its parameters'),
    );
  });

  it('is remembered although its bytes are only lent', () => {
    const look = inspectCopiedPicture('video-720p');
    const bytes = Buffer.concat([unit(SPS, 100, 1), unit(IDR, 1)]);
    look({ pts: 0, keyframe: true, bytes });
    bytes[6] = 2;
    expect(() => look({ pts: 50, keyframe: true, bytes })).toThrow('changes its parameters');
  });
});
