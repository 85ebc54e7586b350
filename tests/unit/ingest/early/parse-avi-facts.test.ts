import { describe, expect, it } from 'vitest';
import { readHeadFacts } from '../../../../ingest/uploads/early/read-head-facts.ts';
import { avi, chunk, list, little } from './riff-file.ts';

const MEDIA = list('movi', Buffer.alloc(50));
const aviOf = (...chunks: readonly Buffer[]) => avi(...chunks, MEDIA);
const factsOf = (...chunks: readonly Buffer[]) => readHeadFacts(aviOf(...chunks));
const headers = (...chunks: readonly Buffer[]) => list('hdrl', MAIN, ...chunks);

/** 40 ms a frame, 50 frames, two streams, 320×240. */
const MAIN = chunk('avih', little(40_000, 0, 0, 0, 50, 0, 2, 0, 320, 240), Buffer.alloc(16));
const stream = (kind: string, length: number, ...more: readonly Buffer[]) =>
  list(
    'strl',
    chunk('strh', Buffer.from(kind), little(0, 0, 0, 0, 1, 25, 0, length, 0, 0)),
    ...more,
  );
const format = (width: number, height: number) => chunk('strf', little(40, width, height, 24));
const SOUND = stream('auds', 0);
const VIDEO = stream('vids', 100, format(640, 480));

describe('an AVI', () => {
  it('tells its length, its size and its sound', () => {
    expect(factsOf(headers(VIDEO, SOUND))).toEqual({
      state: 'facts',
      facts: { container: 'avi', durationSeconds: 4, width: 640, height: 480, hasSound: true },
    });
    expect(factsOf(headers(VIDEO))).toMatchObject({ facts: { hasSound: false } });
  });

  it('asks for just the bytes that it takes', () => {
    const file = aviOf(chunk('JUNK', Buffer.alloc(901)), headers(VIDEO, SOUND));
    const needed = file.length - MEDIA.length;
    expect(readHeadFacts(file.subarray(0, needed - 1))).toEqual({ state: 'need', bytes: needed });
    expect(readHeadFacts(file.subarray(0, needed)).state).toBe('facts');
    expect(readHeadFacts(file.subarray(0, 500))).toEqual({ state: 'need', bytes: 12 + 910 + 12 });
  });

  it('counts the frames of a file past 1 GB', () => {
    const extended = list('odml', chunk('dmlh', little(250)));
    expect(factsOf(headers(VIDEO, extended))).toMatchObject({ facts: { durationSeconds: 10 } });
  });

  it('goes by its main header where the stream has none', () => {
    expect(factsOf(headers(SOUND))).toMatchObject({
      facts: { durationSeconds: 2, width: 320, height: 240, hasSound: true },
    });
  });

  it('knows no length of a recording that was never closed', () => {
    expect(factsOf(headers(stream('vids', 0, format(640, 480))))).toMatchObject({
      facts: { durationSeconds: null, width: 640 },
    });
  });

  it('reads pictures that are stored from the top, and pixels that are not square', () => {
    const fromTop = stream('vids', 100, format(640, -480));
    expect(factsOf(headers(fromTop))).toMatchObject({ facts: { width: 640, height: 480 } });
    const aspect = chunk('vprp', little(0, 0, 25, 720, 576, (16 << 16) | 9, 720, 576, 2));
    const wide = stream('vids', 100, format(720, 576), aspect);
    expect(factsOf(headers(wide))).toMatchObject({ facts: { width: 1024, height: 576 } });
    const untold = stream(
      'vids',
      100,
      format(720, 576),
      chunk('vprp', little(0, 0, 25, 720, 576, 0)),
    );
    expect(factsOf(headers(untold))).toMatchObject({ facts: { width: 720, height: 576 } });
  });

  it('cannot tell the sound of DV in one stream', () => {
    expect(factsOf(headers(stream('iavs', 100)))).toMatchObject({ facts: { hasSound: null } });
  });

  it.each([
    ['media before the headers', [MEDIA, headers(VIDEO)]],
    ['headers without the main one', [list('hdrl', VIDEO)]],
    ['headers that are said to end past 16 MiB', [Buffer.from('LIST\0\0\0\x01hdrl')]],
    ['nothing but empty chunks', new Array<Buffer>(300).fill(chunk('JUNK'))],
  ])('does not tell with %s', (_, chunks) => {
    expect(factsOf(...chunks)).toEqual({ state: 'none' });
  });
});
