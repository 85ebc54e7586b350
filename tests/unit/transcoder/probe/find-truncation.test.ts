import { describe, expect, it } from 'vitest';
import { findTruncation } from '../../../../transcoder/probe/find-truncation.ts';

const ftyp = { type: 'ftyp', start: 0, end: 32 };

describe('an MP4 file', () => {
  it.each([
    [
      'is whole when its boxes end with it',
      [ftyp, box('mdat', 32, 900), box('moov', 900, 1000)],
      false,
    ],
    ['is torn when the index that comes last is not there', [ftyp, box('mdat', 32, 1000)], true],
    [
      'is torn when its data reaches past its end',
      [ftyp, box('moov', 32, 132), box('mdat', 132, 5000)],
      true,
    ],
    ['is torn when only its first box is there', [ftyp], true],
  ])('%s', (_, boxes, torn) => {
    expect(findTruncation(boxes, 1000)).toBe(torn);
  });

  it('is not what another format is taken for', () => {
    expect(findTruncation([], 1000)).toBe(false);
  });
});

describe('an AVI', () => {
  it('is torn when its last part reaches past its end', () => {
    expect(findTruncation([box('RIFF', 0, 99_999)], 1000)).toBe(true);
    expect(findTruncation([box('RIFF', 0, 600), box('RIFF', 600, 1001)], 1000)).toBe(true);
  });

  it('is whole when its parts end with it', () => {
    expect(findTruncation([box('RIFF', 0, 600), box('RIFF', 600, 1000)], 1000)).toBe(false);
  });
});

function box(type: string, start: number, end: number) {
  return { type, start, end };
}
