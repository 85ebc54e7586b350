import { describe, expect, it } from 'vitest';
import { readHeadFacts } from '../../../../ingest/uploads/early/read-head-facts.ts';
import { box, words } from '../../transcoder/package/box.ts';
import {
  FILE_TYPE,
  movieBox,
  movieHeader,
  QUARTER,
  type TrackOptions,
  track,
  UPRIGHT,
} from './iso-movie.ts';

const HD = { width: 1920, height: 1080 } as const;
const SOUND = track({ handler: 'soun' });
const movie = movieBox(movieHeader(1500), track(HD), SOUND);

const factsOf = (...boxes: readonly Buffer[]) =>
  readHeadFacts(Buffer.concat([FILE_TYPE, ...boxes, box('mdat', Buffer.alloc(40))]));
const sizeOf = (options: TrackOptions, turn: readonly number[] = UPRIGHT) => {
  const head = factsOf(movieBox(movieHeader(600, 0, turn), track(options)));
  return head.state === 'facts' ? [head.facts.width, head.facts.height] : head.state;
};

describe('an MP4 whose index comes first', () => {
  it('tells its length, its size and its sound', () => {
    expect(factsOf(movie)).toEqual({
      state: 'facts',
      facts: { container: 'mp4', durationSeconds: 2.5, ...HD, hasSound: true },
    });
  });

  it('tells that it is silent', () => {
    expect(factsOf(movieBox(movieHeader(1500), track(HD)))).toMatchObject({
      facts: { hasSound: false },
    });
  });

  it('tells the same in headers of version 1', () => {
    const wide = { ...HD, version: 1, shown: [1920, 1080], turn: QUARTER } as const;
    expect(factsOf(movieBox(movieHeader(1500, 1), track(wide)))).toMatchObject({
      facts: { durationSeconds: 2.5, width: 1080, height: 1920 },
    });
  });

  it('tells the same in boxes of 64-bit size, with free space before them', () => {
    const content = movie.subarray(8);
    const long = Buffer.concat([
      words(1),
      Buffer.from('moov'),
      words(0, 16 + content.length),
      content,
    ]);
    expect(factsOf(box('free', Buffer.alloc(900)), long)).toEqual(factsOf(movie));
  });

  it('tells the same when its last box has no size', () => {
    const toTheEnd = Buffer.concat([words(0), Buffer.from('mdat'), Buffer.alloc(40)]);
    expect(readHeadFacts(Buffer.concat([FILE_TYPE, movie, toTheEnd]))).toEqual(factsOf(movie));
  });

  it('asks for just the bytes that it takes', () => {
    const whole = Buffer.concat([FILE_TYPE, movie, box('mdat')]);
    const needed = FILE_TYPE.length + movie.length;
    expect(readHeadFacts(whole.subarray(0, needed - 1))).toEqual({ state: 'need', bytes: needed });
    expect(readHeadFacts(whole.subarray(0, needed)).state).toBe('facts');
    const header = FILE_TYPE.length + 16;
    expect(readHeadFacts(whole.subarray(0, header - 1))).toEqual({ state: 'need', bytes: header });
    expect(readHeadFacts(whole.subarray(0, header))).toEqual({ state: 'need', bytes: needed });
  });

  it('takes the length from the longest track where the movie gives none', () => {
    const tracks = [track({ ...HD, duration: 4000 }), track({ handler: 'soun', duration: 4500 })];
    expect(factsOf(movieBox(movieHeader(0), ...tracks))).toMatchObject({
      facts: { durationSeconds: 4.5 },
    });
    expect(factsOf(movieBox(movieHeader(0xffffffff), ...tracks))).toMatchObject({
      facts: { durationSeconds: 4.5 },
    });
    expect(factsOf(movieBox(movieHeader(0), track(HD)))).toMatchObject({
      facts: { durationSeconds: null },
    });
  });

  it('prefers the picture that is switched on, and counts no timecode as sound', () => {
    const thumbnails = track({ width: 160, height: 90, isEnabled: false });
    const head = factsOf(
      movieBox(movieHeader(600), thumbnails, track(HD), track({ handler: 'tmcd' })),
    );
    expect(head).toMatchObject({ facts: { ...HD, hasSound: false } });
  });

  it('has no size when it is sound alone', () => {
    expect(factsOf(movieBox(movieHeader(600), SOUND))).toMatchObject({
      facts: { width: null, height: null, hasSound: true },
    });
  });
});

describe('a fragmented MP4', () => {
  it.each([
    ['without a length of the whole', words(0), null],
    ['with one', box('mehd', words(0, 5400)), 9],
    ['with a 64-bit one', box('mehd', words(1 << 24, 0, 5400)), 9],
  ])('%s', (_, content, durationSeconds) => {
    const fragments = box('mvex', content, box('trex', words(0, 1, 1, 0, 0, 0)));
    expect(factsOf(movieBox(movieHeader(600), track(HD), fragments))).toMatchObject({
      facts: { durationSeconds, ...HD },
    });
  });
});

describe('the size that is shown', () => {
  it.each<[string, TrackOptions, [number, number]]>([
    ['is what is coded', HD, [1920, 1080]],
    [
      'is widened by the pixel aspect',
      { width: 720, height: 576, pixelAspect: [64, 45] },
      [1024, 576],
    ],
    [
      'goes by the pixel aspect before the track header',
      { width: 720, height: 576, shown: [720, 576], pixelAspect: [16, 15] },
      [768, 576],
    ],
    ['goes by the track header', { width: 1440, height: 1080, shown: [1920, 1080] }, [1920, 1080]],
    [
      'loses what pads the last macroblock',
      { width: 1920, height: 1088, shown: [1920, 1080] },
      [1920, 1080],
    ],
    ['stays as coded where the track is shown smaller', { ...HD, shown: [960, 540] }, [1920, 1080]],
    ['is the track header where nothing is coded', { shown: [640, 360] }, [640, 360]],
    ['stands upright after a quarter turn', { ...HD, turn: QUARTER }, [1080, 1920]],
    ['stands upright after three', { ...HD, turn: [0, -1, 1, 0] }, [1080, 1920]],
    ['stays across after half a turn', { ...HD, turn: [-1, 0, 0, -1] }, [1920, 1080]],
    ['stays across under a matrix of zeros', { ...HD, turn: [0, 0, 0, 0] }, [1920, 1080]],
    [
      'turns after it is widened',
      { width: 720, height: 576, pixelAspect: [64, 45], turn: QUARTER },
      [576, 1024],
    ],
  ])('%s', (_, options, size) => {
    expect(sizeOf(options)).toEqual(size);
  });

  it("is turned by the movie's matrix too", () => {
    expect(sizeOf(HD, QUARTER)).toEqual([1080, 1920]);
    expect(sizeOf({ ...HD, turn: QUARTER }, QUARTER)).toEqual([1920, 1080]);
  });
});

describe('a head that does not tell', () => {
  it.each([
    ['media before the index', [box('mdat', Buffer.alloc(40)), movie]],
    ['a fragment before the index', [box('moof', Buffer.alloc(40)), movie]],
    ['an index without tracks', [movieBox(movieHeader(600))]],
    ['an index without a header', [movieBox(track(HD))]],
    ['a compressed index', [movieBox(box('cmov', Buffer.alloc(30)))]],
    [
      'an index that is said to end past 16 MiB',
      [Buffer.concat([words(1 << 24), Buffer.from('moov')])],
    ],
    [
      'an index without an end',
      [Buffer.concat([words(0), Buffer.from('moov'), movie.subarray(8)])],
    ],
    ['nothing but empty boxes', new Array<Buffer>(300).fill(box('free'))],
    ['a box that is shorter than its header', [Buffer.concat([words(7), Buffer.from('free')])]],
  ])('%s', (_, boxes) => {
    expect(factsOf(...boxes)).toEqual({ state: 'none' });
  });

  it('is that of a HEIC', () => {
    const heic = Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1')), movie]);
    expect(readHeadFacts(heic)).toEqual({ state: 'none' });
  });
});

it('keeps to itself what cannot be true', () => {
  const endless = movieBox(
    box('mvhd', words(0, 0, 0, 1, 0xfffffff0)),
    track({ width: 1920, height: 0, shown: [1920, 0] }),
  );
  expect(factsOf(endless)).toMatchObject({
    facts: { durationSeconds: null, width: null, height: null },
  });
  const timeless = movieBox(box('mvhd', words(0, 0, 0, 0, 600)), track(HD));
  expect(factsOf(timeless)).toMatchObject({ facts: { durationSeconds: null } });
});
