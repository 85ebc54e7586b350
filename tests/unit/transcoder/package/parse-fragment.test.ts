import { describe, expect, it } from 'vitest';
import { parseFragment } from '../../../../transcoder/package/parse-fragment.ts';
import { parseInit } from '../../../../transcoder/package/parse-init.ts';
import { box, words } from './box.ts';

const NO_DEFAULT = { defaultSampleDuration: 0 };

describe('a fragment', () => {
  it('sums the durations that stand with its samples', () => {
    const bytes = moof([0, 1], [1, 0, 180_180], [0x301, 3, 0, 1000, 9, 1001, 9, 1002, 9]);
    expect(parseFragment(bytes, NO_DEFAULT)).toEqual({
      decodeTime: 180_180,
      duration: 3003,
      sampleCount: 3,
      startsWithKeyframe: true,
    });
  });

  it('takes durations from the fragment’s default, or else the track’s', () => {
    const run = [0x201, 2, 0, 9, 9];
    const own = moof([0x8, 1, 512], [0, 7], run);
    expect(parseFragment(own, { defaultSampleDuration: 40 }).duration).toBe(1024);
    const track = moof([0, 1], [0, 7], run);
    expect(parseFragment(track, { defaultSampleDuration: 40 })).toMatchObject({
      duration: 80,
      decodeTime: 7,
    });
  });

  it('starts with a keyframe only if its first sample is one', () => {
    const NOT_SYNC = 0x10000;
    const inFirstFlags = (flags: number) => moof([0x20, 1, NOT_SYNC], [0, 0], [0x5, 1, 0, flags]);
    expect(parseFragment(inFirstFlags(0), NO_DEFAULT).startsWithKeyframe).toBe(true);
    expect(parseFragment(inFirstFlags(NOT_SYNC), NO_DEFAULT).startsWithKeyframe).toBe(false);
    const inSample = moof([0, 1], [0, 0], [0x401, 2, 0, NOT_SYNC, 0]);
    expect(parseFragment(inSample, NO_DEFAULT).startsWithKeyframe).toBe(false);
  });

  it('is read although its data is cut off', () => {
    const whole = moof([0, 1], [0, 5], [0x101, 1, 0, 20]);
    const cut = Buffer.concat([whole, words(10_000), Buffer.from('mdat'), words(1, 2)]);
    expect(parseFragment(cut, NO_DEFAULT)).toMatchObject({ decodeTime: 5, duration: 20 });
  });

  it('is missed where there is none', () => {
    expect(() => parseFragment(box('styp'), NO_DEFAULT)).toThrow('no moof/traf box');
  });
});

describe('an init segment', () => {
  it('says the codec of a picture, its ticks and where it starts', () => {
    const avc1 = box('avc1', Buffer.alloc(78), box('avcC', Buffer.of(1, 0x64, 0, 0x1f, 0xff)));
    expect(parseInit(init(avc1, box('edts', box('elst', words(0, 1, 0, 2002, 0x10000)))))).toEqual({
      timescale: 30_000,
      codec: 'avc1.64001f',
      editStart: 2002,
      defaultSampleDuration: 1001,
    });
  });

  it('says the codec of a sound', () => {
    const descriptors = Buffer.of(
      ...[0x03, 0x80, 0x80, 0x80, 0x22, 0, 1, 0],
      ...[0x04, 0x80, 0x80, 0x80, 0x14, 0x40, 0x15, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ...[0x05, 0x80, 0x80, 0x80, 0x02, 0x11, 0x90],
    );
    const mp4a = box('mp4a', Buffer.alloc(28), box('esds', words(0), descriptors));
    expect(parseInit(init(mp4a))).toMatchObject({ codec: 'mp4a.40.2', editStart: 0 });
  });

  it('is refused with an edit list that players read differently', () => {
    const avc1 = box('avc1', Buffer.alloc(78), box('avcC', Buffer.of(1, 0x64, 0, 0x1f, 0xff)));
    const twoEdits = box('edts', box('elst', words(0, 2, 66, -1, 0x10000, 0, 2002, 0x10000)));
    expect(() => parseInit(init(avc1, twoEdits))).toThrow('2 entries');
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

function init(sampleEntry: Buffer, edts: Buffer = Buffer.alloc(0)): Buffer {
  const stbl = box('stbl', box('stsd', words(0, 1), sampleEntry));
  const mdia = box('mdia', box('mdhd', words(0, 0, 0, 30_000, 0)), box('minf', stbl));
  return box('moov', box('trak', edts, mdia), box('mvex', box('trex', words(0, 1, 1, 1001, 0, 0))));
}
