import { describe, expect, it } from 'vitest';
import { parseInit } from '../../../../transcoder/package/parse-init.ts';
import { box, words } from './box.ts';
import { initOf, SAMPLE_ENTRIES } from './track-file.ts';

describe('an init segment', () => {
  it('says the codec of a picture, its ticks and what fragments may leave out', () => {
    const init = initOf({ timescale: 30_000, defaults: [1001, 7, 0x10000] });
    expect(parseInit(init)).toEqual({
      timescale: 30_000,
      codec: 'avc1.64001f',
      defaults: { duration: 1001, sizeBytes: 7, flags: 0x10000 },
    });
  });

  it('says the codec of a sound', () => {
    expect(parseInit(initOf({ entry: SAMPLE_ENTRIES.mp4a })).codec).toBe('mp4a.40.2');
  });

  it.each([
    ['main, level 4.0, 8 bits', [0x81, 0x08, 0x0c], 'av01.0.08M.08'],
    ['high tier, 10 bits', [0x81, 0x2d, 0xcc], 'av01.1.13H.10'],
  ])('says the codec of AV1: %s', (_, configuration, codec) => {
    const av1C = box('av1C', Buffer.from([...configuration, 0]));
    expect(parseInit(initOf({ entry: box('av01', Buffer.alloc(78), av1C) })).codec).toBe(codec);
  });

  it('reads a clock of 64-bit times', () => {
    const mdhd = box('mdhd', words(1 << 24, 0, 0, 0, 0, 48_000, 0, 0));
    const stsd = box('stsd', words(0, 1), SAMPLE_ENTRIES.mp4a);
    const mdia = box('mdia', mdhd, box('minf', box('stbl', stsd)));
    const mvex = box('mvex', box('trex', words(0, 1, 1, 0, 0, 0)));
    expect(parseInit(box('moov', box('trak', mdia), mvex)).timescale).toBe(48_000);
  });

  it.each([
    ['another codec', initOf({ entry: box('hvc1') }), 'a track of hvc1'],
    ['no sample entry', initOf({ entry: Buffer.alloc(0) }), 'a track of nothing'],
    ['no moov', box('ftyp'), 'no moov box'],
  ])('is refused with %s', (_, init, message) => {
    expect(() => parseInit(init)).toThrow(message);
  });
});
