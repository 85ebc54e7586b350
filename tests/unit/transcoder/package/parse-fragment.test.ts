import { describe, expect, it } from 'vitest';
import { buildFragmentHead } from '../../../../transcoder/package/build-fragment.ts';
import { findBox, needBox, readBoxes, viewOf } from '../../../../transcoder/package/mp4-boxes.ts';
import {
  type Fragment,
  type FragmentSample,
  parseFragment,
} from '../../../../transcoder/package/parse-fragment.ts';
import { box, words } from './box.ts';

const NO_DEFAULT = { duration: 0, sizeBytes: 0, flags: 0 };
const NOT_SYNC = 0x10000;

function parse(file: Uint8Array, defaults = NO_DEFAULT): Fragment {
  return parseFragment(needBox(viewOf(file), 'moof'), defaults);
}

describe('a fragment', () => {
  it('tells the durations and sizes that stand with its samples', () => {
    const bytes = moof([0, 1], [1, 0, 180_180], [0x301, 3, 0, 1000, 9, 1001, 8, 1002, 7]);
    const sample = { compositionOffset: 0, keyframe: true };
    expect(parse(bytes)).toEqual({
      decodeTime: 180_180,
      samples: [
        { duration: 1000, sizeBytes: 9, ...sample },
        { duration: 1001, sizeBytes: 8, ...sample },
        { duration: 1002, sizeBytes: 7, ...sample },
      ],
    });
  });

  it('takes durations and sizes from the fragment’s default, or else the track’s', () => {
    const track = { duration: 40, sizeBytes: 4, flags: 0 };
    const told = (tfhd: number[]) =>
      parse(moof(tfhd, [0, 7], [0x1, 2, 0]), track).samples.map((each) => [
        each.duration,
        each.sizeBytes,
      ]);
    expect(told([0, 1])).toEqual([
      [40, 4],
      [40, 4],
    ]);
    expect(told([0x8, 1, 512])).toEqual([
      [512, 4],
      [512, 4],
    ]);
    expect(told([0x10, 1, 99])).toEqual([
      [40, 99],
      [40, 99],
    ]);
    // Base offset and description, which nobody needs, stand before.
    expect(told([0x1b, 1, 0, 0, 1, 512, 99])).toEqual([
      [512, 99],
      [512, 99],
    ]);
  });

  it('finds keyframes by the flags of the sample, else of the first, of the fragment or of the track', () => {
    const keys = (tfhd: number[], trun: number[], flags = 0) =>
      parse(moof(tfhd, [0, 0], trun), { ...NO_DEFAULT, flags }).samples.map(
        (each) => each.keyframe,
      );
    expect(keys([0, 1], [0x401, 3, 0, NOT_SYNC, 0, NOT_SYNC])).toEqual([false, true, false]);
    expect(keys([0x20, 1, NOT_SYNC], [0x5, 2, 0, 0])).toEqual([true, false]);
    expect(keys([0x20, 1, NOT_SYNC], [0x5, 2, 0, NOT_SYNC])).toEqual([false, false]);
    expect(keys([0, 1], [0x1, 2, 0], NOT_SYNC)).toEqual([false, false]);
    expect(keys([0, 1], [0x1, 2, 0])).toEqual([true, true]);
  });

  it('has times before zero, and composition offsets of both signs', () => {
    const bytes = moof([0, 1], [1, 0xffffffff, -1024], [0x801, 2, 0, 800, -400]);
    const { decodeTime, samples } = parse(bytes);
    expect(decodeTime).toBe(-1024);
    expect(samples.map((each) => each.compositionOffset)).toEqual([800, -400]);
  });

  it('joins several runs', () => {
    const run = (duration: number) => box('trun', words(0x101, 1, 0, duration));
    const traf = box('traf', box('tfhd', words(0, 1)), box('tfdt', words(0, 5)), run(10), run(20));
    expect(parse(box('moof', traf)).samples.map((each) => each.duration)).toEqual([10, 20]);
  });

  it('is read although its data is cut off', () => {
    const whole = moof([0, 1], [0, 5], [0x101, 1, 0, 20]);
    const cut = Buffer.concat([whole, words(10_000), Buffer.from('mdat'), words(1, 2)]);
    expect(parse(cut)).toMatchObject({ decodeTime: 5, samples: [{ duration: 20 }] });
  });

  it('is missed where there is none', () => {
    expect(() => parseFragment(viewOf(box('mfhd')), NO_DEFAULT)).toThrow('no traf box');
  });
});

const SAMPLE: FragmentSample = {
  ...{ sizeBytes: 1000, duration: 400, compositionOffset: 800, keyframe: true },
};

describe('a fragment of ours', () => {
  it.each<[string, number, FragmentSample[]]>([
    ['a keyframe', 0, [SAMPLE]],
    [
      'a GOP with pictures out of order',
      120_000,
      [
        SAMPLE,
        { ...SAMPLE, keyframe: false, sizeBytes: 20, compositionOffset: 1600 },
        { ...SAMPLE, keyframe: false, sizeBytes: 7, compositionOffset: 0 },
        { ...SAMPLE, keyframe: false, sizeBytes: 0, compositionOffset: -400 },
      ],
    ],
    ['a time past 32 bits of ticks', 2 ** 33 + 400, [SAMPLE]],
  ])('says again what it was built of: %s', (_, decodeTime, samples) => {
    expect(parse(buildFragmentHead({ sequence: 3, decodeTime, samples }))).toEqual({
      decodeTime,
      samples,
    });
  });

  it('is, byte by byte, a moof of one track and the header of its data', () => {
    const samples = [SAMPLE, { ...SAMPLE, keyframe: false, sizeBytes: 20, compositionOffset: -1 }];
    const head = Buffer.from(buildFragmentHead({ sequence: 7, decodeTime: 400, samples }));
    const moofBytes = 8 + 16 + 8 + 16 + 20 + 20 + 2 * 16;
    const traf = box(
      'traf',
      ...[box('tfhd', words(0x020000, 1)), box('tfdt', words(0x01000000, 0, 400))],
      box(
        'trun',
        words(0x01000f01, 2, moofBytes + 8),
        ...[words(400, 1000, 0x02000000, 800), words(400, 20, 0x01010000, -1)],
      ),
    );
    const moofBox = box('moof', box('mfhd', words(0, 7)), traf);
    expect(moofBox).toHaveLength(moofBytes);
    expect(head).toEqual(Buffer.concat([moofBox, words(8 + 1020), Buffer.from('mdat')]));
  });
});

describe('boxes', () => {
  const inner = box('moov', box('mvhd', words(1)), box('trak', words(2)), box('trak', words(3)));
  const file = viewOf(Buffer.concat([box('ftyp'), inner]));

  it('are found on their way down, the first of each type', () => {
    expect(findBox(file, 'moov', 'trak')?.getUint32(0)).toBe(2);
    expect(findBox(file, 'moov', 'mvex', 'trex')).toBeNull();
    expect(() => needBox(file, 'moov', 'mvex', 'trex')).toThrow('no moov/mvex/trex box');
  });

  it('may say their size in 64 bits', () => {
    const large = Buffer.concat([words(1), Buffer.from('mdat'), words(0, 20, 5)]);
    const [first, second] = readBoxes(viewOf(Buffer.concat([large, box('free')])));
    expect([first?.type, first?.content.getUint32(0), second?.type]).toEqual(['mdat', 5, 'free']);
  });

  it.each([
    ['is cut off', box('mdat', words(1, 2)).subarray(0, 12)],
    ['is smaller than its own header', words(4, 0x6d646174)],
  ])('end where one %s', (_, rest) => {
    const types = [...readBoxes(viewOf(Buffer.concat([box('free'), rest])))].map(
      ({ type }) => type,
    );
    expect(types).toEqual(['free']);
  });
});

/** A moof from the words of tfhd, tfdt (version first) and trun. */
function moof(tfhd: number[], [version, ...time]: number[], trun: number[]): Buffer {
  return box(
    'moof',
    box('mfhd', words(0, 1)),
    box(
      'traf',
      box('tfhd', words(...tfhd)),
      box('tfdt', words(version! << 24, ...time)),
      box('trun', words(...trun)),
    ),
  );
}
