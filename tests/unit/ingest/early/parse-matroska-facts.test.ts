import { describe, expect, it } from 'vitest';
import { readHeadFacts } from '../../../../ingest/uploads/early/read-head-facts.ts';
import { element, endless, float, text, uint } from './matroska-file.ts';

const SEGMENT = 0x18538067;
const CLUSTER = element(0x1f43b675, uint(0xe7, 0), Buffer.alloc(60));
const header = (kind: string) => element(0x1a45dfa3, uint(0x4286, 1), text(0x4282, kind));

const info = element(0x1549a966, uint(0x2ad7b1, 1_000_000), float(0x4489, 2500));
const picture = (...values: readonly Buffer[]) =>
  element(0xae, uint(0x83, 1), element(0xe0, ...values));
const HD = picture(uint(0xb0, 1920), uint(0xba, 1080));
const SOUND = element(0xae, uint(0x83, 2), element(0xe1, uint(0x9f, 2)));
const tracks = (...entries: readonly Buffer[]) => element(0x1654ae6b, ...entries);

const fileOf = (...elements: readonly Buffer[]) =>
  Buffer.concat([header('matroska'), element(SEGMENT, ...elements, CLUSTER)]);
const factsOf = (...elements: readonly Buffer[]) => readHeadFacts(fileOf(...elements));
const sizeOf = (entry: Buffer) => {
  const head = factsOf(info, tracks(entry));
  return head.state === 'facts' ? [head.facts.width, head.facts.height] : head.state;
};
const whole = {
  state: 'facts',
  facts: { container: 'matroska', durationSeconds: 2.5, width: 1920, height: 1080, hasSound: true },
};

describe('a Matroska file', () => {
  it('tells its length, its size and its sound', () => {
    expect(factsOf(info, tracks(HD, SOUND))).toEqual(whole);
    expect(factsOf(info, tracks(HD))).toMatchObject({ facts: { hasSound: false } });
  });

  it('tells them in any order, between elements that say nothing', () => {
    const empty = element(0xec, Buffer.alloc(300));
    expect(factsOf(empty, tracks(HD, SOUND), element(0x114d9b74), info)).toEqual(whole);
  });

  it('tells them in a segment without an end, as a browser records it', () => {
    const live = element(0x1549a966, uint(0x2ad7b1, 1_000_000));
    const recording = [header('webm'), endless(SEGMENT, live, tracks(HD), endless(0x1f43b675))];
    expect(readHeadFacts(Buffer.concat(recording))).toEqual({
      state: 'facts',
      facts: {
        container: 'webm',
        durationSeconds: null,
        width: 1920,
        height: 1080,
        hasSound: false,
      },
    });
  });

  it.each([
    ['the usual ticks where it names none', [float(0x4489, 2500)], 2.5],
    ['other ticks', [uint(0x2ad7b1, 100_000), float(0x4489, 2500, 4)], 0.25],
    ['no length', [text(0x4d80, 'a recorder')], null],
    ['a length that is no number', [float(0x4489, Number.NaN)], null],
    ['a length before its beginning', [float(0x4489, -1)], null],
    ['a length of three bytes', [element(0x4489, Buffer.alloc(3, 1))], null],
  ])('is read with %s', (_, contents, durationSeconds) => {
    const head = factsOf(element(0x1549a966, ...contents), tracks(HD));
    expect(head).toMatchObject({ facts: { durationSeconds } });
  });

  it('asks for just the bytes that it takes', () => {
    const file = fileOf(info, tracks(HD, SOUND));
    const needed = file.length - CLUSTER.length;
    expect(readHeadFacts(file.subarray(0, needed - 1))).toEqual({ state: 'need', bytes: needed });
    expect(readHeadFacts(file.subarray(0, needed))).toEqual(whole);
  });

  it('gets to its end by what it asks for', () => {
    const file = fileOf(element(0xec, Buffer.alloc(5000)), info, tracks(HD, SOUND));
    const asked = [];
    let head = readHeadFacts(file.subarray(0, 12));
    while (head.state === 'need') {
      asked.push(head.bytes);
      head = readHeadFacts(file.subarray(0, head.bytes));
    }
    expect(head).toEqual(whole);
    expect(asked).toEqual([...new Set(asked)].sort((one, other) => one - other));
  });
});

describe('the size that is shown', () => {
  const dv = [uint(0xb0, 720), uint(0xba, 576)];

  it.each([
    ['is the stored one', HD, [1920, 1080]],
    [
      'has the aspect that is given in pixels',
      picture(...dv, uint(0x54b0, 1024), uint(0x54ba, 576)),
      [1024, 576],
    ],
    [
      'has the aspect that is given as a ratio',
      picture(...dv, uint(0x54b0, 16), uint(0x54ba, 9), uint(0x54b2, 3)),
      [1024, 576],
    ],
    ['widens by the width alone', picture(...dv, uint(0x54b0, 1024)), [1024, 576]],
    [
      'is the stored one where the unit is unknown',
      picture(...dv, uint(0x54b0, 16), uint(0x54ba, 9), uint(0x54b2, 4)),
      [720, 576],
    ],
    [
      'is the stored one where none is given',
      picture(...dv, uint(0x54b0, 0), uint(0x54ba, 0)),
      [720, 576],
    ],
  ])('%s', (_, entry, size) => {
    expect(sizeOf(entry)).toEqual(size);
  });

  it('is that of the default picture', () => {
    const other = element(
      0xae,
      ...[uint(0x83, 1), uint(0x88, 0), element(0xe0, uint(0xb0, 160), uint(0xba, 90))],
    );
    expect(factsOf(info, tracks(other, HD))).toMatchObject({ facts: { width: 1920 } });
    expect(factsOf(info, tracks(other))).toMatchObject({ facts: { width: 160 } });
  });
});

describe('a head that does not tell', () => {
  it.each([
    ['pictures before the tracks', [info, CLUSTER, tracks(HD)]],
    [
      'tracks that are said to end past 16 MiB',
      [info, Buffer.from('1654ae6b0100000001000000', 'hex')],
    ],
    ['tracks without an end', [info, endless(0x1654ae6b, HD)]],
    ['no tracks', [info]],
    ['nothing but empty elements', new Array<Buffer>(500).fill(element(0xec))],
  ])('has %s', (_, elements) => {
    expect(factsOf(...elements)).toEqual({ state: 'none' });
  });

  it('has no segment', () => {
    expect(readHeadFacts(Buffer.concat([header('webm'), element(0xec, Buffer.alloc(90))]))).toEqual(
      {
        state: 'none',
      },
    );
  });
});
