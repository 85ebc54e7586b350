import { describe, expect, it } from 'vitest';
import { readHeadFacts } from '../../../../ingest/uploads/early/read-head-facts.ts';
import { amf, flv, metadata } from './flv-file.ts';

const BOTH = 5;
const PICTURE_ONLY = 1;
const HD = { duration: 12.5, width: 1280, height: 720 };

describe('an FLV', () => {
  it('tells its length, its size and its sound', () => {
    expect(readHeadFacts(flv(BOTH, metadata(HD)))).toEqual({
      state: 'facts',
      facts: { container: 'flv', durationSeconds: 12.5, width: 1280, height: 720, hasSound: true },
    });
  });

  it('tells them behind an index of keyframes, and values of every kind', () => {
    const keyframes = {
      filepositions: [13, 400, 900],
      times: [0, 2, 4],
      deeper: { still: [null] },
    };
    const values = { creator: '录播', canSeekToEnd: true, nothing: null, keyframes, ...HD };
    expect(readHeadFacts(flv(BOTH, metadata(values)))).toMatchObject({
      facts: { durationSeconds: 12.5, width: 1280, height: 720 },
    });
  });

  it('tells them in an object too', () => {
    const values = amf(HD).subarray(5);
    const script = Buffer.concat([amf('onMetaData'), Buffer.from([3]), values]);
    expect(readHeadFacts(flv(BOTH, script))).toMatchObject({ facts: { width: 1280 } });
  });

  it.each([
    ['the flag', PICTURE_ONLY, {}, false],
    ['the flag, set', BOTH, {}, true],
    ['the word before the flag', BOTH, { hasAudio: false }, false],
    ['the word before the flag, the other way', PICTURE_ONLY, { hasAudio: true }, true],
    ['the codec before the flag', PICTURE_ONLY, { audiocodecid: 10 }, true],
  ])('goes by %s for its sound', (_, flags, values, hasSound) => {
    expect(readHeadFacts(flv(flags, metadata({ ...HD, ...values })))).toMatchObject({
      facts: { hasSound },
    });
  });

  it('knows no length of a live recording', () => {
    expect(readHeadFacts(flv(BOTH, metadata({ ...HD, duration: 0 })))).toMatchObject({
      facts: { durationSeconds: null, width: 1280 },
    });
  });

  it('asks for just the bytes that it takes', () => {
    const file = flv(BOTH, metadata(HD));
    const needed = file.length - 8;
    expect(readHeadFacts(file.subarray(0, 20))).toEqual({ state: 'need', bytes: 24 });
    expect(readHeadFacts(file.subarray(0, 24))).toEqual({ state: 'need', bytes: needed });
    expect(readHeadFacts(file.subarray(0, needed)).state).toBe('facts');
  });

  it.each([
    ['a picture comes first', flv(BOTH, metadata(HD), 9)],
    ['the message is another one', flv(BOTH, metadata(HD, 'onCuePoint'))],
    ['the message has no values', flv(BOTH, amf('onMetaData'))],
    ['the header is said to end past 16 MiB', Buffer.from('464c56010501000000000000', 'hex')],
  ])('does not tell where %s', (_, file) => {
    expect(readHeadFacts(file)).toEqual({ state: 'none' });
  });

  it('keeps what it read before the values stop making sense', () => {
    const nested = '03000161'.repeat(5000);
    const lies = [
      ['an unknown kind', '000161 7f'],
      ['a text that ends after the file', '000161 02ffff61'],
      ['a list that claims four thousand million items', '000161 0affffffff'],
      ['a list of a million of nothing', `000161 0affffffff${'05'.repeat(1_000_000)}`],
      ['objects within objects', `000161 ${nested}`],
    ];
    for (const [what, bytes] of lies) {
      const start = metadata(HD).subarray(0, -3);
      const script = Buffer.concat([start, Buffer.from(bytes!.replaceAll(' ', ''), 'hex')]);
      expect(readHeadFacts(flv(BOTH, script)), what).toMatchObject({ facts: { width: 1280 } });
    }
  });
});
