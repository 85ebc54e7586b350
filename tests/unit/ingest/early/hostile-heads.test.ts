import { describe, expect, it } from 'vitest';
import { readHeadFacts } from '../../../../ingest/uploads/early/read-head-facts.ts';
import { sniffContainer } from '../../../../ingest/uploads/early/sniff-container.ts';
import { box, words } from '../../transcoder/package/box.ts';
import { noise, random, tsPackets } from './file-heads.ts';
import { flv, metadata } from './flv-file.ts';
import { FILE_TYPE, movieBox, movieHeader, QUARTER, track } from './iso-movie.ts';
import { element, endless, float, text, uint } from './matroska-file.ts';
import { avi, chunk, list, little } from './riff-file.ts';

const MOST_BYTES = 16 * 1024 * 1024;
const ROUNDS = 1500;
/** Lengths and counts that hurt; four bytes each, so that any number can be overwritten. */
const EVIL = [0, 1, 7, 8, 9, 0x7fffffff, 0x80000000, 0xffffffff, 0x01ffffff, 0x00ffffff];

const HEADS: readonly (readonly [name: string, whole: Buffer])[] = [
  ['an MP4', mp4()],
  ['a Matroska file', matroska()],
  ['an AVI', aviFile()],
  [
    'an FLV',
    flv(5, metadata({ duration: 3, width: 64, height: 48, keyframes: { times: [1, 2] } })),
  ],
  ['a transport stream', tsPackets(188, 24)],
  ['a program stream', Buffer.from('000001ba4400040004010189c3f8000001bb0012', 'hex')],
  ['an MP3', Buffer.concat([Buffer.from('fffb9064', 'hex'), noise(413, 5)])],
  ['a program', Buffer.concat([Buffer.from('MZ'), noise(200, 6)])],
];

describe.each(HEADS)('%s in the hands of an enemy', (_, whole) => {
  it('is judged wherever it is cut', () => {
    for (let length = 0; length <= whole.length; length += 1) judge(whole.subarray(0, length));
  });

  it('is judged whatever is written over it', () => {
    const next = random(whole.length);
    for (let round = 0; round < ROUNDS; round += 1) {
      const bytes = Buffer.from(whole);
      for (let change = 0; change <= next() * 4; change += 1) {
        const at = Math.floor(next() * Math.max(1, bytes.length - 4));
        if (next() < 0.5) bytes[at] = next() * 256;
        else bytes.writeUInt32BE(EVIL[Math.floor(next() * EVIL.length)]!, at);
      }
      judge(bytes);
    }
  });
});

it('noise behind every magic number is judged', () => {
  const starts = HEADS.map(([, whole]) => whole.subarray(0, 40));
  for (let seed = 0; seed < 400; seed += 1) {
    judge(Buffer.concat([starts[seed % starts.length]!, noise(5000, seed)]));
  }
});

it.each([
  ['boxes', Buffer.concat([FILE_TYPE, movieBox(crowd(box('trak', box('mdia'))))])],
  ['boxes within boxes', Buffer.concat([FILE_TYPE, movieBox(movieHeader(1), nested())])],
  ['elements', Buffer.concat([matroska().subarray(0, 60), crowd(element(0xec))])],
  ['chunks', avi(list('hdrl', crowd(chunk('strl'))))],
  ['script values', flv(5, Buffer.concat([metadata({}).subarray(0, -3), crowd(little(0))]))],
])('a crowd of %s is judged', (_, bytes) => {
  judge(bytes);
});

it('a file that asks for more and more bytes is given up soon', () => {
  const tiny = [box('free'), element(0xec), chunk('JUNK')];
  const live = Buffer.concat([matroska().subarray(0, 16), endless(0x18538067)]);
  const starts = [FILE_TYPE, live, avi()];
  for (const [index, start] of starts.entries()) {
    const bytes = Buffer.concat([start, ...new Array<Buffer>(5000).fill(tiny[index]!)]);
    let asked = 0;
    for (let length = 0; length <= bytes.length; ) {
      const head = readHeadFacts(bytes.subarray(0, length));
      if (head.state !== 'need') break;
      length = head.bytes;
      asked += 1;
    }
    expect(asked).toBeLessThan(100);
  }
});

/** What holds for all bytes; that neither throws is part of it. */
function judge(bytes: Buffer): void {
  for (const isWhole of [true, false]) {
    const { verdict } = sniffContainer(bytes, isWhole);
    const mayWait = bytes.length < 12 || (bytes.length < 4096 && !isWhole);
    if (!mayWait) expect(verdict).not.toBe('undecided');
  }
  const head = readHeadFacts(bytes);
  if (head.state === 'need') {
    expect(head.bytes).toBeGreaterThan(bytes.length);
    expect(head.bytes).toBeLessThanOrEqual(MOST_BYTES);
  }
  if (head.state !== 'facts') return;
  const { durationSeconds, width, height } = head.facts;
  for (const value of [durationSeconds, width, height].filter((each) => each !== null)) {
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(3e6);
  }
}

function crowd(each: Buffer): Buffer {
  return Buffer.concat(new Array<Buffer>(Math.floor(1_000_000 / each.length)).fill(each));
}

/** A thousand boxes, each in the one before. */
function nested(): Buffer {
  let bytes = box('mdia');
  for (let depth = 0; depth < 1000; depth += 1) bytes = box('trak', bytes);
  return bytes;
}

function mp4(): Buffer {
  const picture = {
    width: 64,
    height: 48,
    shown: [64, 48],
    pixelAspect: [4, 3],
    turn: QUARTER,
  } as const;
  const fragments = box('mvex', box('mehd', words(0, 1200)));
  const tracks = [track(picture), track({ handler: 'soun', version: 1, duration: 900 })];
  return Buffer.concat([FILE_TYPE, movieBox(movieHeader(1200), ...tracks, fragments), box('mdat')]);
}

function matroska(): Buffer {
  const info = element(0x1549a966, uint(0x2ad7b1, 1_000_000), float(0x4489, 2500));
  const size = element(0xe0, uint(0xb0, 64), uint(0xba, 48), uint(0x54b0, 4), uint(0x54ba, 3));
  const tracks = element(
    0x1654ae6b,
    element(0xae, uint(0x83, 1), size),
    element(0xae, uint(0x83, 2)),
  );
  const header = element(0x1a45dfa3, uint(0x4286, 1), text(0x4282, 'webm'));
  return Buffer.concat([header, element(0x18538067, element(0xec), info, tracks)]);
}

function aviFile(): Buffer {
  const main = chunk('avih', little(40_000, 0, 0, 0, 50, 0, 2, 0, 64, 48));
  const header = chunk('strh', Buffer.from('vids'), little(0, 0, 0, 0, 1, 25, 0, 100));
  const aspect = chunk('vprp', little(0, 0, 25, 64, 48, (4 << 16) | 3));
  const streams = list('strl', header, chunk('strf', little(40, 64, 48)), aspect);
  return avi(list('hdrl', main, streams, list('odml', chunk('dmlh', little(100)))), list('movi'));
}
